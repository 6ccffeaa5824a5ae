package dev.kinoport.cli.option.converter;

import dev.kinoport.journal.Grouping;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** Reads by what spending is added up: {@code day}. */
public final class GroupingConverter implements ITypeConverter<Grouping> {
  @Override
  public Grouping convert(String typed) {
    return Choice.of(Arrays.stream(Grouping.values()).map(Named::new).toArray(Named[]::new), typed)
        .grouping();
  }

  private record Named(Grouping grouping) {
    @Override
    public String toString() {
      return grouping.name().toLowerCase(Locale.ROOT);
    }
  }
}
