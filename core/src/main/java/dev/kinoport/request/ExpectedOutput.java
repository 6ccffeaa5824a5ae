package dev.kinoport.request;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What the clip should be like, as far as that is known before it is made.
 *
 * @param seconds its length
 * @param shortSidePx its shorter side, in px
 * @param framesPerSecond its frame rate
 * @param audio whether it has sound
 */
public record ExpectedOutput(
    Option<Duration> seconds,
    Option<Integer> shortSidePx,
    Option<BigDecimal> framesPerSecond,
    Option<Boolean> audio) {
  /** Nothing is known. */
  public static ExpectedOutput unknown() {
    return new ExpectedOutput(Option.none(), Option.none(), Option.none(), Option.none());
  }
}
