package dev.kinoport.fal;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.MediaUploader;
import dev.kinoport.media.LocalImage;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Brings images to fal's storage, or writes small ones into the request itself. */
final class FalUploader implements MediaUploader {
  /** Shorter than fal keeps an upload, unless it is told to keep it for less. */
  private static final Duration REUSED_FOR = Duration.ofHours(1);

  private static final int REMEMBERED = 10_000;

  private final FalFiles files;
  private final long inlineBytes;
  private final Duration reusedFor;
  private final Timekeeper time;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

  FalUploader(FalFiles files, FalConfig config, Timekeeper time) {
    this.files = files;
    this.inlineBytes = config.limits().inlineImageBytes();
    this.reusedFor =
        config
            .options()
            .lifecycle()
            .map(span -> span.expiresAfter().dividedBy(2))
            .filter(half -> half.compareTo(REUSED_FOR) < 0)
            .getOrElse(REUSED_FOR);
    this.time = time;
  }

  /** The same image is sent once, also when many ask at the same time. */
  @Override
  public Either<BackendFailure, URI> upload(LocalImage image) {
    Instant now = time.now();
    if (uploads.size() >= REMEMBERED) {
      uploads.clear();
    }
    Upload mine = new Upload(new CompletableFuture<>(), now);
    Upload known =
        uploads.merge(
            image.sha256(),
            mine,
            (old, next) -> now.isBefore(old.at().plus(reusedFor)) ? old : next);
    if (!known.equals(mine)) {
      return known.location().join();
    }
    Either<BackendFailure, URI> location = Either.left(new BackendFailure.Unreachable("no answer"));
    try {
      location = send(image);
      return location;
    } finally {
      if (location.isLeft()) {
        uploads.remove(image.sha256(), mine);
      }
      mine.location().complete(location);
    }
  }

  private Either<BackendFailure, URI> send(LocalImage image) {
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

  private record Upload(CompletableFuture<Either<BackendFailure, URI>> location, Instant at) {}
}
