package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.emulator.reading.Reading;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a reading; apart, so that a call for help loads no class of the fake. */
public final class ReadingConverter {
  private ReadingConverter() {}

  public static Reading read(String typed) {
    try {
      return Choice.of(Reading.values(), typed);
    } catch (TypeConversionException e) {
      throw new BadUsage("--reading " + e.getMessage());
    }
  }
}
