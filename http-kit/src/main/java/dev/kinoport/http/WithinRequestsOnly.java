package dev.kinoport.http;

import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Either;
import java.net.URI;

/**
 * Refuses every image, for a shop that takes none but within its requests. Safe for use by many
 * threads.
 *
 * @param shop who it is, to begin a sentence with
 */
public record WithinRequestsOnly(String shop) implements MediaUploader {
  @Override
  public Either<ProviderFailure, URI> upload(LocalImage image) {
    return Either.left(
        new ProviderFailure.Rejected(
            "%s takes images within the request only, and this one is too large for that: %d bytes"
                .formatted(shop, image.size())));
  }
}
