package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long: {@code 90s}, {@code 500ms}, {@code 2m}, {@code 1h30m}; above zero. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern SPAN =
      Pattern.compile(
          "(?:([0-9]{1,4})h)?(?:([0-9]{1,6})m(?!s))?(?:([0-9]{1,8})s)?(?:([0-9]{1,9})ms)?");

  @Override
  public Duration convert(String typed) {
    Matcher parts = SPAN.matcher(typed);
    if (parts.matches()) {
      Duration span =
          Duration.ofHours(number(parts, 1))
              .plusMinutes(number(parts, 2))
              .plusSeconds(number(parts, 3))
              .plusMillis(number(parts, 4));
      if (span.isPositive()) {
        return span;
      }
    }
    throw new TypeConversionException(
        "must be a time above zero, such as 500ms, 90s, 10m or 1h30m, was " + Quoted.of(typed));
  }

  private static long number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }
}
