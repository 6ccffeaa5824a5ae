package dev.kinoport.journal;

import dev.kinoport.generation.Phase;
import io.vavr.control.Option;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which generations to list.
 *
 * @param phases only those in one of these; never empty
 * @param label only those with this label; none: with any or without one
 * @param newest at most this many, those ordered last; over 0
 */
public record Selection(Set<Phase> phases, Option<String> label, int newest) {
  public Selection {
    Objects.requireNonNull(label, "label must not be null");
    phases = Set.copyOf(Objects.requireNonNull(phases, "phases must not be null"));
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("no phase is selected: name one, or take all()");
    }
    if (newest <= 0) {
      throw new IllegalArgumentException("newest must be over 0, not " + newest);
    }
  }

  /** Every generation that the journal knows. */
  public static Selection all() {
    return new Selection(EnumSet.allOf(Phase.class), Option.none(), Integer.MAX_VALUE);
  }

  /** Those of them in one of these phases. */
  public Selection in(Set<Phase> chosen) {
    return new Selection(Objects.requireNonNull(chosen, "chosen must not be null"), label, newest);
  }

  /** Those of them with this label. */
  public Selection labelled(String word) {
    return new Selection(
        phases, Option.of(Objects.requireNonNull(word, "word must not be null")), newest);
  }

  /** The newest of them. */
  public Selection newest(int count) {
    return new Selection(phases, label, count);
  }

  /** Whether a generation is one of them, the count aside. */
  public boolean has(Summary summary) {
    Objects.requireNonNull(summary, "summary must not be null");
    return phases.contains(summary.phase()) && label.forAll(word -> summary.label().contains(word));
  }
}
