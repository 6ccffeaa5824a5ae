package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.Choice;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** Who makes the clip. */
public enum BackendName {
  /** The provider in this process's memory: real clips, no money. */
  FAKE,
  /** fal.ai. */
  FAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what {@link #toString} writes. */
  static final class Converter implements ITypeConverter<BackendName> {
    @Override
    public BackendName convert(String typed) {
      return Choice.of(values(), typed);
    }
  }
}
