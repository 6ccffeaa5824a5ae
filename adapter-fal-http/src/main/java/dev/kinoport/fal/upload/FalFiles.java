package dev.kinoport.fal.upload;

import dev.kinoport.fal.answer.ProviderFailures;
import dev.kinoport.http.Answer;
import dev.kinoport.http.ErrorText;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * fal's storage for inputs. Bytes go straight from disk to a presigned address that never sees the
 * key; large files go in parts.
 *
 * <p>Safe for use by many threads. Free of charge.
 */
public final class FalFiles {
  private final StorageCalls api;
  private final ShopHttp http;
  private final URI storage;
  private final Map<String, String> lifecycle;
  private final long multipartBytes;
  private final MultipartUpload multipart;

  /**
   * Made by {@code Fal}.
   *
   * @param storage base of uploads
   * @param lifecycle how long files are kept, if not for as long as fal likes
   * @param multipartBytes files above this size go in parts
   * @param partBytes size of such a part
   */
  public FalFiles(
      ShopHttp http,
      URI storage,
      Option<FileLifecycle> lifecycle,
      long multipartBytes,
      int partBytes) {
    this.api = http.calls(StorageCalls.class, storage, http.keyed());
    this.http = http;
    this.storage = storage;
    this.lifecycle =
        lifecycle.fold(() -> Map.of(), span -> Map.of("X-Fal-Object-Lifecycle", span.json()));
    this.multipartBytes = multipartBytes;
    this.multipart = new MultipartUpload(http, partBytes);
  }

  /** The same behind the port. */
  public MediaUploader uploader() {
    return new FalUploader(this);
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
      return Either.left(new ProviderFailure.BadInput(ErrorText.of(e, http.secret())));
    }
    RequestBody file =
        WireJson.body(Json.object().with("content_type", contentType).with("file_name", name));
    boolean inParts = length > multipartBytes;
    var call = inParts ? api.initiateMultipart(lifecycle, file) : api.initiate(lifecycle, file);
    return http.exchange()
        .carryOut(call)
        .<ProviderFailure>mapLeft(ProviderFailure.Unreachable::new)
        .flatMap(this::target)
        .flatMap(target ->
            inParts
                ? multipart.upload(target, content, length, progress)
                : put(target, content, length, contentType, progress));
  }

  private Either<ProviderFailure, UploadTarget> target(Answer answer) {
    if (!answer.isSuccess()) {
      return Either.left(ProviderFailures.of(answer, http.time().now()));
    }
    return WireJson.read(answer.body())
        .flatMap(answered -> UploadTarget.of(answered, storage))
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
    try (Response response = http.upload(request, body.contentLength()).execute()) {
      Answer answer = new Answer(response.code(), response.headers(), "");
      return answer.isSuccess()
          ? Either.right(answer.code())
          : Either.left(ProviderFailures.of(answer, http.time().now()));
    } catch (IOException e) {
      return Either.left(SliceBody.failure(e, http.secret()));
    }
  }
}
