package dev.kinoport.provider;

import java.time.Duration;

/** Where a {@link MediaUploader} puts images, as far as a journal must know it. */
public sealed interface ImageStorage {
  /** Written beside each upload. */
  String name();

  /**
   * An address holds for a while, for whoever knows it.
   *
   * @param name the same for all uploaders that may use each other's addresses, and for no others:
   *     the storage's origin, for example
   * @param reusableFor how long after the upload its address may go into another request
   */
  record Shared(String name, Duration reusableFor) implements ImageStorage {}

  /** An address is good for the generation that it was uploaded for, and for no other. */
  record Private() implements ImageStorage {
    @Override
    public String name() {
      return "private";
    }
  }
}
