package dev.kinoport.fal;

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
  static Either<String, UploadTarget> of(WireUpload wire) {
    HttpUrl upload = url(wire.upload_url());
    HttpUrl file = url(wire.file_url());
    return upload == null || file == null
        ? Either.left("no address to upload to")
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
