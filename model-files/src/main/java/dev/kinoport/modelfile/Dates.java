package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.time.LocalDate;

/** Days. */
final class Dates {
  static final String EXPECTED = "a date, such as 2026-11-21";

  private Dates() {}

  static Option<LocalDate> read(YamlValue value) {
    return value.parsed(EXPECTED, LocalDate::parse);
  }
}
