package dev.kinoport.clipwriter.image;

/**
 * Size of an image.
 *
 * @param width columns in px, from 1
 * @param height rows in px, from 1
 */
public record ImageSize(int width, int height) {
  /** Longest edge read, in px. */
  public static final int MAX_EDGE = 16_384;

  /** Most pixels read: beyond, an image is taken for an attack on memory. */
  public static final int MAX_PIXELS = 50_000_000;

  /**
   * Guards trusted code.
   *
   * @throws IllegalArgumentException if an edge is less than 1
   */
  public ImageSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no such image: " + width + "x" + height);
    }
  }

  ImageSize transposed() {
    return new ImageSize(height, width);
  }
}
