package dev.kinoport.cli.journal;

import dev.kinoport.cli.option.converter.Choice;
import dev.kinoport.journal.Summary;
import java.time.ZoneOffset;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** By what spending is added up. */
enum SpendGroup {
  MODEL,
  DAY,
  LABEL;

  /** The group that a generation belongs to. */
  String of(Summary summary) {
    return switch (this) {
      case MODEL -> summary.model();
      case DAY -> summary.orderedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
      case LABEL -> summary.label().getOrElse("(none)");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what {@link #toString} writes. */
  static final class Converter implements ITypeConverter<SpendGroup> {
    @Override
    public SpendGroup convert(String typed) {
      return Choice.of(values(), typed);
    }
  }
}
