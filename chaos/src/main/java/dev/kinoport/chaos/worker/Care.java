package dev.kinoport.chaos.worker;

import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.simulation.LateIntentJournal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How careful workers are. */
public enum Care {
  /** As the library is. */
  FULL,

  /** Send first and write the intent down later: the mistake that the library is there to avoid. */
  LATE_INTENT,

  /** Take any order: whoever lacks a provider asks the one that it has, under that one's name. */
  ANY_ORDER;

  /**
   * The one that is asked for.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Care named(String word) {
    return Arrays.stream(values())
        .filter(care -> care.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--care is one of %s, not %s"
                    .formatted(
                        Arrays.stream(values()).map(Care::word).collect(Collectors.joining(", ")),
                        word)));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Journal journal(Journal honest) {
    return switch (this) {
      case FULL, ANY_ORDER -> honest;
      case LATE_INTENT -> new LateIntentJournal(honest);
    };
  }

  /**
   * Whom a worker asks, and where.
   *
   * @param own what it has, at least one
   * @param all what there is
   */
  public List<ServedProvider> providers(List<ServedProvider> own, List<ServedProvider> all) {
    return switch (this) {
      case FULL, LATE_INTENT -> own;
      case ANY_ORDER ->
          all.stream()
              .map(one ->
                  own.contains(one) ? one : new ServedProvider(one.name(), own.getFirst().url()))
              .toList();
    };
  }

  /** What workers of a run may have, so that a mistake shows: nobody has the first provider. */
  public List<Set<ProviderName>> kinds() {
    return switch (this) {
      case FULL, LATE_INTENT -> ServedProvider.KINDS;
      case ANY_ORDER -> List.of(Set.of(ServedProvider.SECOND));
    };
  }

  /** What must be over before the books are read. What was bought elsewhere may never end. */
  public Set<Phase> ending() {
    return switch (this) {
      case FULL, LATE_INTENT -> Phase.open();
      case ANY_ORDER -> EnumSet.of(Phase.PLANNED, Phase.SUBMITTING);
    };
  }
}
