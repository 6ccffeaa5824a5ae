package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of threads that a machine can have: 1 to 1000. */
public final class ThreadsConverter implements ITypeConverter<Integer> {
  private static final int MOST = 1_000;

  @Override
  public Integer convert(String typed) {
    int threads = new CountConverter().convert(typed);
    if (threads > MOST) {
      throw new TypeConversionException(
          "must be at most %d, was %s".formatted(MOST, Quoted.of(typed)));
    }
    return threads;
  }
}
