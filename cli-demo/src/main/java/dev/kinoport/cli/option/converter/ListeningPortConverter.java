package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port to listen at: 1 to 65535, or 0 for any that is free. */
public final class ListeningPortConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String typed) {
    try {
      return "0".equals(typed) ? Integer.valueOf(0) : new PortConverter().convert(typed);
    } catch (TypeConversionException e) {
      throw new TypeConversionException(
          "must be a port from 1 to 65535, or 0 for any that is free, was " + Quoted.of(typed));
    }
  }
}
