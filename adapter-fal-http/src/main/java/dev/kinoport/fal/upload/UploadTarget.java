package dev.kinoport.fal.upload;

import dev.kinoport.json.Json;
import io.vavr.control.Either;
import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a file goes and where it will be.
 *
 * @param upload presigned, and therefore secret
 * @param file for everybody
 */
record UploadTarget(HttpUrl upload, URI file) {
  /**
   * @param storage who said so; what it says over TLS does not lead out of it
   */
  static Either<String, UploadTarget> of(Json.Members answer, URI storage) {
    HttpUrl upload = url(answer, "upload_url");
    HttpUrl file = url(answer, "file_url");
    if (upload == null || file == null) {
      return Either.left("no address to upload to");
    }
    return storage.getScheme().equals("https") && !upload.isHttps()
        ? Either.left("an address to upload to in clear text")
        : Either.right(new UploadTarget(upload, file.uri()));
  }

  private static @Nullable HttpUrl url(Json.Members answer, String name) {
    return answer.text(name).map(HttpUrl::parse).getOrNull();
  }

  @Override
  public String toString() {
    return "UploadTarget[" + file + "]";
  }
}
