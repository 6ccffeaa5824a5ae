package dev.kinoport.fal.upload;

import dev.kinoport.fal.wire.WireUpload;
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
  static Either<String, UploadTarget> of(WireUpload wire, URI storage) {
    HttpUrl upload = url(wire.upload_url());
    HttpUrl file = url(wire.file_url());
    if (upload == null || file == null) {
      return Either.left("no address to upload to");
    }
    return storage.getScheme().equals("https") && !upload.isHttps()
        ? Either.left("an address to upload to in clear text")
        : Either.right(new UploadTarget(upload, file.uri()));
  }

  private static @Nullable HttpUrl url(@Nullable String text) {
    return text == null ? null : HttpUrl.parse(text);
  }

  @Override
  public String toString() {
    return "UploadTarget[" + file + "]";
  }
}
