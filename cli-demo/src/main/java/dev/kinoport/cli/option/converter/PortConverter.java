package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port that others can be told of: 1 to 65535. */
public final class PortConverter implements ITypeConverter<Integer> {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final int LAST = 65_535;

  @Override
  public Integer convert(String typed) {
    if (NUMBER.matcher(typed).matches()) {
      int port = Integer.parseInt(typed);
      if (port >= 1 && port <= LAST) {
        return port;
      }
    }
    throw new TypeConversionException("must be a port from 1 to 65535, was " + Quoted.of(typed));
  }
}
