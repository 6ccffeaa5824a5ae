package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of bytes, one or more. */
public final class BytesConverter implements ITypeConverter<Long> {
  private static final Pattern DIGITS = Pattern.compile("0*[1-9][0-9]{0,17}");

  @Override
  public Long convert(String typed) {
    if (!DIGITS.matcher(typed).matches()) {
      throw new TypeConversionException(
          "must be a whole number of bytes from 1 to 999999999999999999, was " + Quoted.of(typed));
    }
    return Long.valueOf(typed);
  }
}
