package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.fault.Printable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A name that a caller gives to something: an unset variable of a script is not one. */
public final class TextConverter implements ITypeConverter<String> {
  private static final int LONGEST = 256;

  @Override
  public String convert(String typed) {
    boolean fits = typed.codePointCount(0, typed.length()) <= LONGEST;
    if (typed.isBlank() || !fits) {
      throw new TypeConversionException(
          "must be 1 to %d characters in one line, was %s".formatted(LONGEST, Quoted.of(typed)));
    }
    for (String oddity : Printable.firstOddity(typed)) {
      throw new TypeConversionException(
          "must be printable characters in one line, was %s, with %s"
              .formatted(Quoted.of(typed), oddity));
    }
    return typed;
  }
}
