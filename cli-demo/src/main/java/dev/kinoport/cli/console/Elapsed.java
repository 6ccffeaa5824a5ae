package dev.kinoport.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Spans of time as people read them. */
public final class Elapsed {
  private Elapsed() {}

  /** {@code 4.2 s}, {@code 3 min 07 s}, {@code 1 h 02 min}. */
  public static String of(Duration span) {
    if (span.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }
    return span.compareTo(Duration.ofHours(1)) < 0
        ? String.format(Locale.ROOT, "%d min %02d s", span.toMinutes(), span.toSecondsPart())
        : String.format(Locale.ROOT, "%d h %02d min", span.toHours(), span.toMinutesPart());
  }
}
