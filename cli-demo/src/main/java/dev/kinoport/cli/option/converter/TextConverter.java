package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A name that a caller gives to something: an unset variable of a script is not one. */
public final class TextConverter implements ITypeConverter<String> {
  private static final int LONGEST = 256;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  @Override
  public String convert(String typed) {
    boolean fits = typed.codePointCount(0, typed.length()) <= LONGEST;
    if (typed.isBlank() || !fits || CONTROL.matcher(typed).find()) {
      throw new TypeConversionException(
          "must be 1 to %d characters in one line, was %s".formatted(LONGEST, Quoted.of(typed)));
    }
    return typed;
  }
}
