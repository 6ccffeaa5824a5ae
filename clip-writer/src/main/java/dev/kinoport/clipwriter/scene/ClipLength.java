package dev.kinoport.clipwriter.scene;

/**
 * Length of a clip at a constant rate.
 *
 * @param frames number of frames, from 1 to 60 s worth
 * @param framesPerSecond rate, {@value #MIN_RATE} to {@value #MAX_RATE}; video models give 24 or 25
 */
public record ClipLength(int frames, int framesPerSecond) {
  /** Slowest rate, in frames per second. */
  public static final int MIN_RATE = 1;

  /** Fastest rate, in frames per second. */
  public static final int MAX_RATE = 60;

  private static final int LONGEST_SECONDS = 60;
  private static final int FILM_RATE = 24;

  /**
   * Guards trusted code.
   *
   * @throws IllegalArgumentException if the rate or the number of frames is out of range
   */
  public ClipLength {
    if (framesPerSecond < MIN_RATE || framesPerSecond > MAX_RATE) {
      throw new IllegalArgumentException("no such rate: " + framesPerSecond + "/s");
    }
    if (frames < 1 || frames > LONGEST_SECONDS * framesPerSecond) {
      throw new IllegalArgumentException("no such length: " + frames + " frames");
    }
  }

  /**
   * So many whole seconds at 24 frames per second.
   *
   * @throws IllegalArgumentException if {@code seconds} is not 1 to 60
   */
  public static ClipLength ofSeconds(int seconds) {
    return new ClipLength(Math.multiplyExact(seconds, FILM_RATE), FILM_RATE);
  }
}
