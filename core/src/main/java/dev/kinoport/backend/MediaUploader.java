package dev.kinoport.backend;

import dev.kinoport.media.LocalImage;
import io.vavr.control.Either;
import java.net.URI;

/**
 * Brings a local image to where the provider can read it.
 *
 * <p>Safe for use by many threads. Uploading is free of charge and may be repeated; the same bytes
 * may get another address each time. The engine keeps the addresses in its journal and asks for the
 * same bytes again only when {@link #storage} no longer vouches for the old one.
 */
public interface MediaUploader {
  /**
   * Uploads one image.
   *
   * @return the address to put into a request, or why there is none; {@link
   *     BackendFailure.BadInput} when the image itself can no longer be read
   */
  Either<BackendFailure, URI> upload(LocalImage image);

  /** Where images go, and for how long an address may be used again. */
  default ImageStorage storage() {
    return new ImageStorage.Private();
  }
}
