package dev.kinoport.time;

import java.time.Duration;

/** The machine's own two clocks. */
final class SystemElapsedTime implements ElapsedTime {
  static final SystemElapsedTime INSTANCE = new SystemElapsedTime();

  private SystemElapsedTime() {}

  @Override
  public Moment now() {
    return new Moment(
        Duration.ofNanos(System.nanoTime()), Duration.ofMillis(System.currentTimeMillis()));
  }
}
