package dev.kinoport.fal;

import dev.kinoport.fal.wire.WireUpload;
import dev.kinoport.fal.wire.WireUploadRequest;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * fal's storage for inputs. Bytes go straight from disk to a presigned address that never sees the
 * key; large files go in parts.
 *
 * <p>Safe for use by many threads. Free of charge.
 */
public final class FalFiles {
  private final StorageApi api;
  private final Exchange exchange;
  private final OkHttpClient plain;
  private final MultipartUpload multipart;
  private final FalConfig config;
  private final Timekeeper time;

  FalFiles(
      StorageApi api, Exchange exchange, OkHttpClient plain, FalConfig config, Timekeeper time) {
    this.api = api;
    this.exchange = exchange;
    this.plain = plain;
    this.config = config;
    this.time = time;
    this.multipart = new MultipartUpload(plain, config, time);
  }

  /**
   * Uploads a file of any size; at most a chunk of it is in memory.
   *
   * @param contentType such as {@code image/png}
   * @param progress told on the calling thread
   * @return where fal reads it, or why it is not there; {@link ProviderFailure.BadInput} when the
   *     file cannot be read
   */
  public Either<ProviderFailure, URI> upload(
      Path file, String contentType, UploadProgress progress) {
    return upload(FileContent.of(file), contentType, String.valueOf(file.getFileName()), progress);
  }

  Either<ProviderFailure, URI> upload(
      FileContent content, String contentType, String name, UploadProgress progress) {
    long length;
    try {
      length = content.length();
    } catch (IOException e) {
      return Either.left(new ProviderFailure.BadInput(Words.of(e, config.key())));
    }
    WireUploadRequest file = new WireUploadRequest(contentType, name);
    boolean inParts = length > config.limits().multipartBytes();
    var call = inParts ? api.initiateMultipart(lifecycle(), file) : api.initiate(lifecycle(), file);
    return exchange
        .carryOut(call)
        .<ProviderFailure>mapLeft(ProviderFailure.Unreachable::new)
        .flatMap(this::target)
        .flatMap(target ->
            inParts
                ? multipart.upload(target, content, length, progress)
                : put(target, content, length, contentType, progress));
  }

  private Map<String, String> lifecycle() {
    return config
        .options()
        .lifecycle()
        .fold(() -> Map.of(), span -> Map.of("X-Fal-Object-Lifecycle", span.json()));
  }

  private Either<ProviderFailure, UploadTarget> target(Answer answer) {
    if (!answer.isSuccess()) {
      return Either.left(ProviderFailures.of(answer, time.now()));
    }
    return Json.read(WireUpload.class, answer.body())
        .flatMap(wire -> UploadTarget.of(wire, config.hosts().rest()))
        .mapLeft(ProviderFailure.Unreadable::new);
  }

  private Either<ProviderFailure, URI> put(
      UploadTarget target,
      FileContent content,
      long length,
      String contentType,
      UploadProgress progress) {
    SliceBody body =
        new SliceBody(
            content, 0, length, MediaType.parse(contentType), sent -> progress.at(sent, length));
    return put(target.upload(), body).map(done -> target.file());
  }

  /** What a storage says in words may hold the presigned address, and is not read. */
  private Either<ProviderFailure, Integer> put(HttpUrl url, SliceBody body) {
    Request request = new Request.Builder().url(url).put(body).build();
    try (Response response = plain.newCall(request).execute()) {
      Answer answer = new Answer(response.code(), response.headers(), "");
      return answer.isSuccess()
          ? Either.right(answer.code())
          : Either.left(ProviderFailures.of(answer, time.now()));
    } catch (IOException e) {
      return Either.left(SliceBody.failure(e, config.key()));
    }
  }
}
