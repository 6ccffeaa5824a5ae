package dev.kinoport.fal.upload;

import dev.kinoport.fal.answer.ProviderFailures;
import dev.kinoport.http.Answer;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** Uploads a large file part by part. What fails is sent again; what has arrived is not. */
final class MultipartUpload {
  private static final int TRIES = 3;
  private static final long MOST_ANSWER = 64 * 1024;

  private final ShopHttp http;
  private final int partBytes;

  MultipartUpload(ShopHttp http, int partBytes) {
    this.http = http;
    this.partBytes = partBytes;
  }

  Either<ProviderFailure, URI> upload(
      UploadTarget target, FileContent content, long length, UploadProgress progress) {
    List<UploadedPart> parts = new ArrayList<>();
    for (long start = 0; start < length; start += partBytes) {
      long size = Math.min(partBytes, length - start);
      long before = start;
      int number = parts.size() + 1;
      SliceBody body =
          new SliceBody(content, start, size, null, sent -> progress.at(before + sent, length));
      Either<ProviderFailure, UploadedPart> part =
          insistently(() -> put(below(target.upload(), String.valueOf(number)), body, number));
      if (part.isLeft()) {
        return part.map(none -> target.file());
      }
      part.forEach(parts::add);
    }
    return complete(target, parts);
  }

  /** Nothing is charged for trying again; what is refused for good is not tried again. */
  private static <T> Either<ProviderFailure, T> insistently(
      Supplier<Either<ProviderFailure, T>> way) {
    Either<ProviderFailure, T> outcome = way.get();
    for (int tries = 1; tries < TRIES && isWorthATry(outcome); tries++) {
      outcome = way.get();
    }
    return outcome;
  }

  private static boolean isWorthATry(Either<ProviderFailure, ?> outcome) {
    return outcome.fold(ProviderFailures::isPassing, success -> false);
  }

  private Either<ProviderFailure, UploadedPart> put(HttpUrl url, SliceBody body, int number) {
    return send(new Request.Builder().url(url).put(body).build(), body.contentLength())
        .flatMap(answer -> acknowledged(answer, number));
  }

  /** The storage has to say which part it took, or else nobody knows what the file will be. */
  private static Either<ProviderFailure, UploadedPart> acknowledged(Answer answer, int number) {
    Option<String> inBody =
        WireJson.read(answer.body())
            .toOption()
            .filter(part ->
                part.number("partNumber")
                    .forAll(it -> it.compareTo(BigDecimal.valueOf(number)) == 0))
            .flatMap(part -> WireJson.text(part, "etag"));
    return inBody
        .orElse(() -> answer.body().isBlank() ? answer.header("ETag") : Option.none())
        .filter(etag -> !etag.isBlank())
        .<Either<ProviderFailure, UploadedPart>>map(
            etag -> Either.right(new UploadedPart(number, etag)))
        .getOrElse(
            () -> Either.left(new ProviderFailure.Unreadable("part " + number + " has no etag")));
  }

  private Either<ProviderFailure, URI> complete(UploadTarget target, List<UploadedPart> parts) {
    Request request =
        new Request.Builder()
            .url(below(target.upload(), "complete"))
            .post(WireJson.body(all(parts)))
            .build();
    return insistently(() -> send(request, 0)).map(done -> target.file());
  }

  private Either<ProviderFailure, Answer> send(Request request, long bytes) {
    Request plainly = request.newBuilder().header("Accept-Encoding", "identity").build();
    try (Response response = http.upload(plainly, bytes).execute()) {
      Answer answer =
          new Answer(response.code(), response.headers(), response.peekBody(MOST_ANSWER).string());
      return answer.isSuccess()
          ? Either.right(answer)
          : Either.left(ProviderFailures.of(answer.withoutBody(), http.time().now()));
    } catch (IOException e) {
      return Either.left(SliceBody.failure(e, http.secret()));
    }
  }

  private static HttpUrl below(HttpUrl upload, String segment) {
    return upload.newBuilder().addPathSegment(segment).build();
  }

  private static Json all(List<UploadedPart> parts) {
    List<Json> inOrder =
        parts.stream()
            .<Json>map(
                part -> Json.object().with("partNumber", part.number()).with("etag", part.etag()))
            .toList();
    return Json.object().with("parts", new Json.Items(inOrder));
  }

  /**
   * One part that has arrived.
   *
   * @param number from 1
   * @param etag the storage's digest of it
   */
  private record UploadedPart(int number, String etag) {}
}
