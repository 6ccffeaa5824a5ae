package dev.kinoport.fake;

import dev.kinoport.fake.bound.NoPlace;
import dev.kinoport.fake.eventlog.Contents;
import dev.kinoport.input.RequestImage;
import dev.kinoport.media.ImageFault;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.request.Document;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes images in and keeps their bytes, each content once. */
final class FakeUploads implements MediaUploader {
  private static final String ADDRESS = "https://uploads.fake.invalid/";

  private final ProviderState world;
  private final int failures;
  private final Option<Fault.UploadRefused> refused;
  private final Contents contents;

  FakeUploads(
      ProviderState world, Contents contents, int failures, Option<Fault.UploadRefused> refused) {
    this.world = world;
    this.contents = contents;
    this.failures = failures;
    this.refused = refused;
  }

  @Override
  public Either<ProviderFailure, URI> upload(LocalImage image) {
    return refusal().fold(() -> take(image), refused -> Either.left(failure(refused)));
  }

  /** Why every upload is refused, as long as it is. */
  Option<Fault.UploadRefused> refusal() {
    return refused.orElse(world::uploadRefusal);
  }

  private static ProviderFailure failure(Fault.UploadRefused refused) {
    String words = "fake: the upload was refused with " + refused.status();
    return refused.isDenial()
        ? new ProviderFailure.Denied(words)
        : new ProviderFailure.Rejected(words);
  }

  private Either<ProviderFailure, URI> take(LocalImage image) {
    if (world.strikes(failures, "upload", image.sha256())) {
      return Either.left(new ProviderFailure.ServerFault("fake: upload answered 503"));
    }
    return contents
        .noPlaceFor(image.sha256(), image.size())
        .fold(
            () -> image.read().mapLeft(FakeUploads::failure).map(bytes -> keep(image, bytes)),
            none -> Either.left(failure(none)));
  }

  private static ProviderFailure failure(ImageFault fault) {
    return new ProviderFailure.BadInput(fault.message());
  }

  private static ProviderFailure failure(NoPlace none) {
    String words = "fake: no place for another file: " + none.words();
    return none.isForGood()
        ? new ProviderFailure.Rejected(words)
        : new ProviderFailure.ServerFault(words);
  }

  private URI keep(LocalImage image, byte[] bytes) {
    contents.keep(image.sha256(), bytes);
    return address(image);
  }

  private static URI address(LocalImage image) {
    return URI.create(ADDRESS + image.sha256() + "." + image.type().extension());
  }

  /**
   * Takes all images of a request that passed the checks, as long as there is a place; or none.
   *
   * @return their addresses by digest; left: what a submit with them is answered
   */
  Either<ProviderError, Map<String, URI>> keep(Document request) {
    Map<String, LocalImage> images = new LinkedHashMap<>();
    request.localImages().forEach(image -> images.putIfAbsent(image.sha256(), image));
    Map<String, LocalImage> others = new LinkedHashMap<>(images);
    others.keySet().removeIf(contents::has);
    long bytes = others.values().stream().mapToLong(LocalImage::size).sum();
    for (NoPlace none : contents.noPlaceFor(bytes)) {
      return Either.left(error(none));
    }
    Map<String, byte[]> come = new HashMap<>();
    for (LocalImage image : others.values()) {
      Either<ImageFault, byte[]> read =
          image.read().peek(content -> come.put(image.sha256(), content));
      if (read.isLeft()) {
        return read.mapLeft(FakeUploads::error).map(content -> Map.of());
      }
    }
    come.forEach(contents::keep);
    Map<String, URI> addresses = new HashMap<>();
    images.forEach((sha256, image) -> addresses.put(sha256, address(image)));
    return Either.right(addresses);
  }

  private static ProviderError error(NoPlace none) {
    String words = "this fake has no place for the images of this request: " + none.words();
    return none.isForGood()
        ? ProviderError.of(ProviderError.Kind.REFUSED, FakeError.FILE_TOO_LARGE.type(), words)
        : ProviderError.of(
            ProviderError.Kind.THROTTLED, FakeError.CONCURRENT_REQUESTS_LIMIT.type(), words);
  }

  private static ProviderError error(ImageFault fault) {
    return ProviderError.of(
        ProviderError.Kind.REFUSED,
        FakeError.IMAGE_LOAD_ERROR.type(),
        "an image of this request " + fault.message());
  }

  /** The bytes of an image that was taken in. */
  Option<byte[]> bytes(RequestImage image) {
    return switch (image) {
      case RequestImage.Local local -> contents.of(local.image().sha256());
      case RequestImage.Remote remote -> at(remote.address());
    };
  }

  /** The bytes behind an address that this uploader gave out. */
  private Option<byte[]> at(URI location) {
    String text = location.toString();
    if (!text.startsWith(ADDRESS)) {
      return Option.none();
    }
    int dot = text.indexOf('.', ADDRESS.length());
    return contents.of(text.substring(ADDRESS.length(), Math.max(dot, ADDRESS.length())));
  }
}
