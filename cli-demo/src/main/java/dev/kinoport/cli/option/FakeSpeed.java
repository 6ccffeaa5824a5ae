package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.Choice;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How fast the fake provider's time passes. */
public enum FakeSpeed {
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
  public static final class Converter implements ITypeConverter<FakeSpeed> {
    @Override
    public FakeSpeed convert(String typed) {
      return Choice.of(values(), typed);
    }
  }
}
