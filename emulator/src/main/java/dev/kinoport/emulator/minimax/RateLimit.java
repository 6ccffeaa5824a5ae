package dev.kinoport.emulator.minimax;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.bound.LatestEntries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;

/** How many submits an account may make in a minute, by the world's clock. */
final class RateLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int most;
  private final Map<String, Deque<Instant>> taken;

  /**
   * Counts anew.
   *
   * @param accounts how many are known; the oldest makes way, and begins anew
   */
  RateLimit(Readings readings, int accounts) {
    taken = LatestEntries.atMost(accounts);
    most = readings.has(Reading.MINIMAX_TAKES_20_A_MINUTE) ? 20 : 5;
  }

  /** Whether one more is too many; counts it if not. */
  synchronized boolean isTooMany(String account, Instant now) {
    Deque<Instant> recent = taken.computeIfAbsent(digest(account), key -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.getFirst().isAfter(now.minus(WINDOW))) {
      recent.removeFirst();
    }
    if (recent.size() >= most) {
      return true;
    }
    recent.addLast(now);
    return false;
  }

  /** A key may be as long as a whole head, and need not be kept. */
  private static String digest(String account) {
    return UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString();
  }

  synchronized void reset() {
    taken.clear();
  }
}
