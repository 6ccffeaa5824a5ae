package dev.kinoport.fal.upload;

import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Either;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Brings images to fal's storage. */
final class FalUploader implements MediaUploader {
  private final FalFiles files;
  private final Map<String, CompletableFuture<Either<ProviderFailure, URI>>> underWay =
      new ConcurrentHashMap<>();

  FalUploader(FalFiles files) {
    this.files = files;
  }

  /** The same image is sent once when many ask at the same time. */
  @Override
  public Either<ProviderFailure, URI> upload(LocalImage image) {
    CompletableFuture<Either<ProviderFailure, URI>> mine = new CompletableFuture<>();
    CompletableFuture<Either<ProviderFailure, URI>> first =
        underWay.putIfAbsent(image.sha256(), mine);
    if (first != null) {
      return first.join();
    }
    Either<ProviderFailure, URI> location =
        Either.left(new ProviderFailure.Unreachable("no answer"));
    try {
      location = send(image);
      return location;
    } finally {
      underWay.remove(image.sha256());
      mine.complete(location);
    }
  }

  private Either<ProviderFailure, URI> send(LocalImage image) {
    String name = image.sha256().substring(0, 16) + "." + image.type().extension();
    return bytes(image)
        .flatMap(bytes ->
            files.upload(
                FileContent.of(bytes), image.type().mimeType(), name, UploadProgress.NONE));
  }

  private static Either<ProviderFailure, byte[]> bytes(LocalImage image) {
    return image.read().mapLeft(fault -> new ProviderFailure.BadInput(fault.message()));
  }
}
