package dev.kinoport.fal;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.ImageStorage;
import dev.kinoport.backend.MediaUploader;
import dev.kinoport.media.LocalImage;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Brings images to fal's storage, or writes small ones into the request itself. */
final class FalUploader implements MediaUploader {
  /** Shorter than fal keeps an upload, unless it is told to keep it for less. */
  private static final Duration REUSED_FOR = Duration.ofHours(1);

  private final FalFiles files;
  private final long inlineBytes;
  private final ImageStorage storage;
  private final Map<String, CompletableFuture<Either<BackendFailure, URI>>> underWay =
      new ConcurrentHashMap<>();

  FalUploader(FalFiles files, FalConfig config) {
    this.files = files;
    this.inlineBytes = config.limits().inlineImageBytes();
    this.storage =
        new ImageStorage.Shared(config.hosts().rest().toString(), reusedFor(config.options()));
  }

  private static Duration reusedFor(FalOptions options) {
    return options
        .lifecycle()
        .map(span -> span.expiresAfter().dividedBy(2))
        .filter(half -> half.compareTo(REUSED_FOR) < 0)
        .getOrElse(REUSED_FOR);
  }

  /** fal's files can be read by whoever knows their address, so any key may use another's. */
  @Override
  public ImageStorage storage() {
    return storage;
  }

  @Override
  public Either<BackendFailure, URI> upload(LocalImage image) {
    return image.size() <= inlineBytes
        ? bytes(image).map(bytes -> inline(image, bytes))
        : uploadOnce(image);
  }

  /** The same image is sent once when many ask at the same time. */
  private Either<BackendFailure, URI> uploadOnce(LocalImage image) {
    CompletableFuture<Either<BackendFailure, URI>> mine = new CompletableFuture<>();
    CompletableFuture<Either<BackendFailure, URI>> first =
        underWay.putIfAbsent(image.sha256(), mine);
    if (first != null) {
      return first.join();
    }
    Either<BackendFailure, URI> location = Either.left(new BackendFailure.Unreachable("no answer"));
    try {
      location = send(image);
      return location;
    } finally {
      underWay.remove(image.sha256());
      mine.complete(location);
    }
  }

  private Either<BackendFailure, URI> send(LocalImage image) {
    String name = image.sha256().substring(0, 16) + "." + image.type().extension();
    return bytes(image)
        .flatMap(bytes ->
            files.upload(
                FileContent.of(bytes), image.type().mimeType(), name, UploadProgress.NONE));
  }

  private static Either<BackendFailure, byte[]> bytes(LocalImage image) {
    return image.read().mapLeft(fault -> new BackendFailure.BadInput(fault.message()));
  }

  private static URI inline(LocalImage image, byte[] bytes) {
    return URI.create(
        "data:" + image.type().mimeType() + ";base64," + Base64.getEncoder().encodeToString(bytes));
  }
}
