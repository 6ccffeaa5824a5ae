package dev.kinoport.provider;

import dev.kinoport.media.LocalImage;
import io.vavr.control.Either;
import java.net.URI;

/**
 * Brings a local image to where the provider can read it.
 *
 * <p>Safe for use by many threads. Uploading is free of charge and may be repeated; the same bytes
 * may get another address each time. The engine keeps the addresses in its journal and asks for the
 * same bytes again only when {@link Capabilities#images} no longer vouches for the old one.
 */
public interface MediaUploader {
  /**
   * Uploads one image.
   *
   * @return the address to put into a request, or why there is none; {@link
   *     ProviderFailure.BadInput} when the image itself can no longer be read
   */
  Either<ProviderFailure, URI> upload(LocalImage image);
}
