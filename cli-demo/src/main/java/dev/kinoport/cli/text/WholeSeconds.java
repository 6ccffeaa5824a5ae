package dev.kinoport.cli.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as people want to read them. Programs are told all of their digits. */
public final class WholeSeconds {
  private WholeSeconds() {}

  /** In UTC, such as {@code 2026-12-01T09:30:00Z}. */
  public static String of(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
