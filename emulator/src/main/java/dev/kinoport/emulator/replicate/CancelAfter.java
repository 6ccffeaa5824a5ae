package dev.kinoport.emulator.replicate;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header that limits a prediction's life: {@code 30}, {@code 5m}, {@code 1h30m45s}. */
final class CancelAfter {
  private static final Pattern FORM =
      Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,9})s?)?");
  private static final Duration LEAST = Duration.ofSeconds(5);

  private CancelAfter() {}

  /** The span, if it is one of 5 s or more. */
  static Option<Duration> of(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Option.none();
    }
    Duration span =
        Duration.ofHours(number(matcher, 1))
            .plusMinutes(number(matcher, 2))
            .plusSeconds(number(matcher, 3));
    return Option.when(span.compareTo(LEAST) >= 0, span);
  }

  private static long number(Matcher matcher, int group) {
    return Option.<String>of(matcher.group(group)).map(Long::parseLong).getOrElse(0L);
  }
}
