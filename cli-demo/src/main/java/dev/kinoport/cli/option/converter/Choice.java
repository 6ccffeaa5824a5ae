package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.fault.Spelling;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** One of a few words. */
public final class Choice {
  private Choice() {}

  /** The value that is written like this. */
  public static <T> T of(T[] values, String typed) {
    return Arrays.stream(values)
        .filter(value -> value.toString().equals(typed))
        .findFirst()
        .orElseThrow(() -> refusal(Arrays.stream(values).map(Object::toString).toList(), typed));
  }

  private static TypeConversionException refusal(List<String> words, String typed) {
    return new TypeConversionException(
        "must be one of "
            + String.join(", ", words)
            + ", was "
            + Quoted.of(typed)
            + Spelling.nearest(typed, words)
                .map(near -> "; did you mean " + near + "?")
                .getOrElse(""));
  }
}
