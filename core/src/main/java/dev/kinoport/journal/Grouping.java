package dev.kinoport.journal;

import io.vavr.control.Option;
import java.time.ZoneOffset;
import java.util.Objects;

/** By what spending is added up. */
public enum Grouping {
  /** The alias of the model. */
  MODEL,
  /** The day of the order, in UTC. */
  DAY,
  /** The caller's word. */
  LABEL,
  /** Who it was ordered from. */
  PROVIDER;

  /** The name of the group that a generation belongs to; none: it has no label. */
  public Option<String> of(Summary summary) {
    Objects.requireNonNull(summary, "summary must not be null");
    return switch (this) {
      case MODEL -> Option.some(summary.model());
      case DAY ->
          Option.some(summary.orderedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
      case LABEL -> summary.label();
      case PROVIDER -> Option.some(summary.provider().value());
    };
  }
}
