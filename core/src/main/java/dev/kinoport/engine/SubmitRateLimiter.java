package dev.kinoport.engine;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets so many requests leave in any minute, as far as this process sends them. Safe for threads.
 */
final class SubmitRateLimiter {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Option<Integer> perMinute;
  private final Deque<Instant> left = new ArrayDeque<>();

  SubmitRateLimiter(Option<Integer> perMinute) {
    this.perMinute = perMinute;
  }

  /** Takes a turn now, or says when there will be one. */
  synchronized Option<Instant> take(Instant now) {
    if (perMinute.isEmpty()) {
      return Option.none();
    }
    while (!left.isEmpty() && !left.getFirst().plus(MINUTE).isAfter(now)) {
      left.removeFirst();
    }
    if (perMinute.exists(most -> left.size() >= most)) {
      return Option.of(left.getFirst().plus(MINUTE));
    }
    left.addLast(now);
    return Option.none();
  }
}
