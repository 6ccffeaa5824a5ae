package dev.kinoport.cli;

import dev.kinoport.fake.server.Reading;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a reading; apart, so that a call for help loads no class of the fake. */
final class ReadingName {
  private ReadingName() {}

  static Reading read(String typed) {
    try {
      return Choice.of(Reading.values(), typed);
    } catch (TypeConversionException e) {
      throw new BadUsage("--reading " + e.getMessage());
    }
  }
}
