package dev.kinoport.jdbc.table;

import java.time.Instant;

/**
 * Times as databases can sort them: nanoseconds since 1970. Those before 1678 or after 2262 count
 * as the nearest that there is.
 */
public final class StoredTime {
  private static final long NANOS = 1_000_000_000;
  private static final Instant FIRST = instant(Long.MIN_VALUE);
  private static final Instant LAST = instant(Long.MAX_VALUE);

  private StoredTime() {}

  static long nanos(Instant time) {
    if (time.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    if (time.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    // Counted up from the second above, or the smallest of all would overflow on the way.
    return time.getEpochSecond() < 0
        ? (time.getEpochSecond() + 1) * NANOS + (time.getNano() - NANOS)
        : time.getEpochSecond() * NANOS + time.getNano();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }
}
