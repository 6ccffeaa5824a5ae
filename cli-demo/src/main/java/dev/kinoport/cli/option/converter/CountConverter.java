package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number above zero, up to 999,999,999. */
public final class CountConverter implements ITypeConverter<Integer> {
  private static final Pattern WHOLE = Pattern.compile("0*[1-9][0-9]*");
  private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,8}");

  @Override
  public Integer convert(String typed) {
    if (!DIGITS.matcher(typed).matches()) {
      throw new TypeConversionException(
          WHOLE.matcher(typed).matches()
              ? "must be at most 999999999, was " + Quoted.of(typed)
              : "must be a whole number above zero, was " + Quoted.of(typed));
    }
    return Integer.valueOf(typed);
  }
}
