package dev.kinoport.architecture.planted.time;

import java.time.Instant;

/** The one place that may read the clock. */
final class SystemTime {
  private SystemTime() {}

  static Instant now() {
    return Instant.now();
  }
}
