package dev.kinoport.offer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The end of an offer, as its shop has announced it or somebody has seen it.
 *
 * @param on the first day on which the shop no longer sells it; days begin at midnight UTC
 * @param source which page or document says so
 * @param checked when that was read
 */
public record Retirement(LocalDate on, String source, LocalDate checked) {
  /**
   * @throws IllegalArgumentException if the source is blank
   */
  public Retirement {
    if (source.isBlank()) {
      throw new IllegalArgumentException("retirement: source must say where " + on + " was read");
    }
  }

  /** Whether the offer is no longer sold. */
  public boolean hasCome(Instant now) {
    return !now.isBefore(begin());
  }

  /** Whether the offer is still sold, and will not be for longer than this. */
  public boolean comesWithin(Duration span, Instant now) {
    return !hasCome(now) && !now.plus(span).isBefore(begin());
  }

  /** The same instant while the offer is sold; later, the last at which it was. */
  public Instant whileSold(Instant now) {
    return hasCome(now) ? begin().minusMillis(1) : now;
  }

  private Instant begin() {
    return on.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The day and where it was read, for people. */
  @Override
  public String toString() {
    return "%s (%s, read %s)".formatted(on, source, checked);
  }
}
