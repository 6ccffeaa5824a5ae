package dev.kinoport.fal;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.MediaUploader;
import dev.kinoport.media.LocalImage;
import io.vavr.control.Either;
import java.net.URI;
import java.util.Base64;

/** Brings images to fal's storage, or writes small ones into the request itself. */
final class FalUploader implements MediaUploader {
  private final FalFiles files;
  private final long inlineBytes;

  FalUploader(FalFiles files, FalLimits limits) {
    this.files = files;
    this.inlineBytes = limits.inlineImageBytes();
  }

  @Override
  public Either<BackendFailure, URI> upload(LocalImage image) {
    return image
        .read()
        .<BackendFailure>mapLeft(fault -> new BackendFailure.BadInput(fault.message()))
        .flatMap(bytes ->
            image.size() <= inlineBytes
                ? Either.right(inline(image, bytes))
                : files.upload(
                    FileContent.of(bytes),
                    image.type().mimeType(),
                    image.sha256().substring(0, 16) + "." + image.type().extension(),
                    UploadProgress.NONE));
  }

  private static URI inline(LocalImage image, byte[] bytes) {
    return URI.create(
        "data:" + image.type().mimeType() + ";base64," + Base64.getEncoder().encodeToString(bytes));
  }
}
