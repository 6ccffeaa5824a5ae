package dev.kinoport.media;

/**
 * Width to height, such as 2:5.
 *
 * @param width over 0
 * @param height over 0
 */
public record Ratio(int width, int height) implements Comparable<Ratio> {
  public Ratio {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("not a ratio: " + width + ":" + height);
    }
  }

  /** Compares shapes: 4:2 is neither more nor less than 2:1, although it is not equal to it. */
  @Override
  public int compareTo(Ratio other) {
    return Long.compare((long) width * other.height, (long) other.width * height);
  }

  @Override
  public String toString() {
    return width + ":" + height;
  }
}
