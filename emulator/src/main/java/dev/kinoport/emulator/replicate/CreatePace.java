package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many predictions the account may make, by the world's clock. */
final class CreatePace {
  private static final int USUAL = 600;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** With little credit there are 6 a minute, one at a time. */
  private static final Duration BETWEEN_TWO = Duration.ofSeconds(10);

  private final boolean isCreditLow;
  private final Deque<Instant> made = new ArrayDeque<>();

  CreatePace(Readings readings) {
    isCreditLow = readings.has(Reading.REPLICATE_CREDIT_IS_LOW);
  }

  /** How long one more has to wait, if it has to; counts it if not. */
  synchronized Option<Duration> waiting(Instant now) {
    while (!made.isEmpty() && !made.getFirst().isAfter(now.minus(WINDOW))) {
      made.removeFirst();
    }
    Option<Instant> free = free();
    Option<Duration> wait = free.filter(now::isBefore).map(moment -> Duration.between(now, moment));
    if (wait.isEmpty()) {
      made.addLast(now);
    }
    return wait;
  }

  private Option<Instant> free() {
    if (isCreditLow) {
      return Option.<Instant>of(made.peekLast()).map(last -> last.plus(BETWEEN_TWO));
    }
    return made.size() < USUAL ? Option.none() : Option.some(made.getFirst().plus(WINDOW));
  }

  /** How many more there may be within the minute. */
  synchronized int remaining() {
    return isCreditLow ? 0 : USUAL - made.size();
  }

  synchronized void reset() {
    made.clear();
  }
}
