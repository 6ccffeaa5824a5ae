package dev.kinoport.fake;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.MediaUploader;
import dev.kinoport.fake.clip.EncodedImage;
import dev.kinoport.fake.eventlog.Contents;
import dev.kinoport.media.ImageFault;
import dev.kinoport.media.LocalImage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;

/** Takes images in and keeps their bytes, each content once. */
final class FakeUploads implements MediaUploader {
  private static final String ADDRESS = "https://uploads.fake.invalid/";

  private final World world;
  private final int failures;
  private final Contents contents;

  FakeUploads(World world, Contents contents, int failures) {
    this.world = world;
    this.contents = contents;
    this.failures = failures;
  }

  @Override
  public Either<BackendFailure, URI> upload(LocalImage image) {
    if (world.strikes(failures, "upload", image.sha256())) {
      return Either.left(new BackendFailure.ServerFault("fake: upload answered 503"));
    }
    return keep(image).mapLeft(fault -> new BackendFailure.BadInput(fault.message()));
  }

  Either<ImageFault, URI> keep(LocalImage image) {
    return image
        .read()
        .flatMap(FakeUploads::readable)
        .map(bytes -> {
          contents.keep(image.sha256(), bytes);
          return URI.create(ADDRESS + image.sha256() + "." + image.type().extension());
        });
  }

  /** Refuses, before anything is charged, what no clip could be made of; decodes nothing. */
  private static Either<ImageFault, byte[]> readable(byte[] image) {
    return EncodedImage.of(image)
        .size()
        .mapLeft(failure -> new ImageFault("the fake cannot read this image: " + failure))
        .map(size -> image);
  }

  /** The bytes behind an address that this uploader gave out. */
  Option<byte[]> at(URI location) {
    String text = location.toString();
    if (!text.startsWith(ADDRESS)) {
      return Option.none();
    }
    int dot = text.indexOf('.', ADDRESS.length());
    return contents.of(text.substring(ADDRESS.length(), Math.max(dot, ADDRESS.length())));
  }

  Option<byte[]> of(String sha256) {
    return contents.of(sha256);
  }
}
