package dev.kinoport.clipwriter.image;

import java.util.Arrays;

/**
 * An image file as it was received, in whatever format. Immutable; equal if all bytes are.
 *
 * <p>Nothing is checked until {@link #size} or a writer reads it.
 */
public final class EncodedImage {
  private final byte[] bytes;

  private EncodedImage(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes a copy of a whole file. */
  public static EncodedImage of(byte[] file) {
    return new EncodedImage(file.clone());
  }

  /**
   * Reads how large the image is, the way up it is meant to be seen, without decoding it.
   *
   * @return width and height in px
   * @throws ImageException if it is no image that clips can be made of
   */
  public ImageSize size() throws ImageException {
    return ImageStructure.read(bytes).uprightSize();
  }

  /** The file itself, not a copy; read only. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedImage image && Arrays.equals(bytes, image.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "EncodedImage[" + bytes.length + " bytes]";
  }
}
