package dev.kinoport.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How fast the fake provider's time passes. */
enum Pace {
  /** As at a real provider: minutes. */
  REAL,
  /** Everything is seen, and over in two seconds. */
  FAST,
  /** The minutes of a real provider, on a clock that jumps. */
  INSTANT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what {@link #toString} writes. */
  static final class Converter implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String typed) {
      return Choice.of(values(), typed);
    }
  }
}
