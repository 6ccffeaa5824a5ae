package dev.kinoport.http.config;

import java.time.Duration;
import java.util.Objects;

/**
 * How fast a download must be. One that is slower, on average over a while, is broken off and taken
 * up again later, from where it was: bytes that trickle hold nobody's place for ever.
 *
 * @param bytesPerSecond the least; by default 1,024, at which a clip of 10 MB takes three hours
 * @param over the while in which it is measured, and within which an answer begins; by default 2
 *     minutes
 */
public record MinimumSpeed(long bytesPerSecond, Duration over) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException that names each that is out of range; there is no way to wait
   *     for ever
   */
  public MinimumSpeed {
    Objects.requireNonNull(over, "over must not be null");
    boolean sound = over.compareTo(Duration.ofSeconds(1)) >= 0 && over.compareTo(LONGEST) <= 0;
    new ConfigFaults("MinimumSpeed")
        .unless(bytesPerSecond > 0, "bytesPerSecond", bytesPerSecond, "must be above zero")
        .unless(sound, "over", over, "must be from 1 s to 24 hours")
        .refuse();
  }

  /** The defaults named above. */
  public static MinimumSpeed standard() {
    return new MinimumSpeed(1024, Duration.ofMinutes(2));
  }

  /** The least that must have come after a while. */
  public long bytesIn(Duration span) {
    return bytesPerSecond * span.toSeconds();
  }
}
