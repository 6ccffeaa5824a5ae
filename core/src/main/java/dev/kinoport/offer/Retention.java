package dev.kinoport.offer;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * How long a shop keeps what comes of one offer, as far as that differs from what its provider says
 * of all.
 *
 * @param result how long after its end a generation can still be asked for; above zero
 * @param address how long a clip's address leads to it, counted from the moment it was told; above
 *     zero
 */
public record Retention(Option<Duration> result, Option<Duration> address) {
  /**
   * @throws IllegalArgumentException if a span is not above zero, or there is none
   */
  public Retention {
    result.forEach(span -> mustBePositive("result", span));
    address.forEach(span -> mustBePositive("address", span));
    if (result.isEmpty() && address.isEmpty()) {
      throw new IllegalArgumentException("retention must say how long result or address are kept");
    }
  }

  /** Both are kept for so long. */
  public static Retention of(Duration result, Duration address) {
    return new Retention(Option.of(result), Option.of(address));
  }

  private static void mustBePositive(String name, Duration span) {
    if (!span.isPositive()) {
      throw new IllegalArgumentException("retention: " + name + " must be above zero, was " + span);
    }
  }
}
