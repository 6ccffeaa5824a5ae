package dev.kinoport.clipwriter.image;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A file that is known to be good, or known to be bad. */
public final class DecodedFile {
  private DecodedFile() {}

  public static DecodedImage of(EncodedImage file) {
    try {
      return ImageDecoder.decode(file);
    } catch (ImageException e) {
      throw new AssertionError(e);
    }
  }

  static ImageFailure failure(byte[] file) {
    return catchThrowableOfType(ImageException.class, () -> ImageDecoder.decode(file)).failure();
  }
}
