package dev.kinoport.backend;

import java.time.Duration;

/**
 * Where a {@link MediaUploader} puts images, as far as a journal must know it to use an address
 * twice.
 *
 * @param name the same for all uploaders that may use each other's addresses, and for no others:
 *     the storage's origin, for example
 * @param reusableFor how long after the upload its address may go into another request; zero or
 *     less: never
 */
public record ImageStorage(String name, Duration reusableFor) {
  /** An address is good for the generation that it was uploaded for, and for no other. */
  public static final ImageStorage NEVER_REUSED = new ImageStorage("", Duration.ZERO);

  /** Whether an address is ever used again. */
  public boolean isReusable() {
    return reusableFor.isPositive();
  }
}
