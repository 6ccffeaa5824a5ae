package dev.kinoport.fake;

import dev.kinoport.fake.eventlog.Contents;
import dev.kinoport.input.RequestImage;
import dev.kinoport.media.ImageFault;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;

/** Takes images in and keeps their bytes, each content once. */
final class FakeUploads implements MediaUploader {
  private static final ImageFault NO_PLACE =
      new ImageFault("finds no place among the files of this fake, until it is reset");

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
    if (!hasPlaceFor(image)) {
      return Either.left(new ProviderFailure.ServerFault("fake: no place for another file"));
    }
    return keep(image).mapLeft(fault -> new ProviderFailure.BadInput(fault.message()));
  }

  private boolean hasPlaceFor(LocalImage image) {
    return contents.hasRoomFor(image.size()) || contents.of(image.sha256()).isDefined();
  }

  /**
   * Takes whatever passed the checks: it refuses nothing that they let through, as long as there is
   * a place.
   */
  Either<ImageFault, URI> keep(LocalImage image) {
    return image
        .read()
        .filterOrElse(bytes -> hasPlaceFor(image), bytes -> NO_PLACE)
        .map(bytes -> {
          contents.keep(image.sha256(), bytes);
          return URI.create(ADDRESS + image.sha256() + "." + image.type().extension());
        });
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
