package dev.kinoport.clipwriter.image;

/**
 * One kind of sample, 8 bits each, row by row.
 *
 * @param width samples in a row
 * @param height rows
 * @param samples all of them
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
public record Plane(int width, int height, byte[] samples) {
  /** All samples at 0. */
  public static Plane empty(int width, int height) {
    return new Plane(width, height, new byte[width * height]);
  }

  /** One with samples of its own. */
  public Plane copy() {
    return new Plane(width, height, samples.clone());
  }
}
