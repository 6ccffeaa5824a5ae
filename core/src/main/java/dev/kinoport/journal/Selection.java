package dev.kinoport.journal;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which generations to list.
 *
 * @param phases only those in one of these; never empty
 * @param label only those with this label; none: with any or without one
 * @param model only those of this model, by its alias
 * @param provider only those that were ordered from this one
 * @param from only those that were ordered then or later
 * @param until only those that were ordered before this moment
 * @param before only those that stand before this place, where the newest stands last
 * @param newest at most this many, those ordered last; over 0
 */
public record Selection(
    Set<Phase> phases,
    Option<String> label,
    Option<String> model,
    Option<ProviderName> provider,
    Option<Instant> from,
    Option<Instant> until,
    Option<Place> before,
    int newest) {
  public Selection {
    Objects.requireNonNull(label, "label must not be null");
    Objects.requireNonNull(model, "model must not be null");
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(from, "from must not be null");
    Objects.requireNonNull(until, "until must not be null");
    Objects.requireNonNull(before, "before must not be null");
    phases = Set.copyOf(Objects.requireNonNull(phases, "phases must not be null"));
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("no phase is selected: name one, or take all()");
    }
    if (newest <= 0) {
      throw new IllegalArgumentException("newest must be over 0, not " + newest);
    }
  }

  /**
   * Where a generation stands in a list, whatever else comes to it meanwhile: by the moment of its
   * order and, of two at one moment, by its id.
   *
   * @param orderedAt when it was admitted
   * @param id which
   */
  public record Place(Instant orderedAt, GenerationId id) implements Comparable<Place> {
    public Place {
      Objects.requireNonNull(orderedAt, "orderedAt must not be null");
      Objects.requireNonNull(id, "id must not be null");
    }

    /** The place of a generation. */
    public static Place of(Summary summary) {
      Objects.requireNonNull(summary, "summary must not be null");
      return new Place(summary.orderedAt(), summary.id());
    }

    @Override
    public int compareTo(Place other) {
      Objects.requireNonNull(other, "other must not be null");
      int byTime = orderedAt.compareTo(other.orderedAt);
      return byTime != 0 ? byTime : id.value().compareTo(other.id.value());
    }
  }

  /** Every generation that the journal knows. */
  public static Selection all() {
    return new Selection(
        EnumSet.allOf(Phase.class),
        Option.none(),
        Option.none(),
        Option.none(),
        Option.none(),
        Option.none(),
        Option.none(),
        Integer.MAX_VALUE);
  }

  /** Those of them in one of these phases. */
  public Selection in(Set<Phase> chosen) {
    Objects.requireNonNull(chosen, "chosen must not be null");
    return new Selection(chosen, label, model, provider, from, until, before, newest);
  }

  /** Those of them with this label. */
  public Selection labelled(String word) {
    Option<String> chosen = Option.some(Objects.requireNonNull(word, "word must not be null"));
    return new Selection(phases, chosen, model, provider, from, until, before, newest);
  }

  /** Those of them of this model. */
  public Selection of(String alias) {
    Option<String> chosen = Option.some(Objects.requireNonNull(alias, "alias must not be null"));
    return new Selection(phases, label, chosen, provider, from, until, before, newest);
  }

  /** Those of them that were ordered from this provider. */
  public Selection of(ProviderName seller) {
    Option<ProviderName> chosen =
        Option.some(Objects.requireNonNull(seller, "seller must not be null"));
    return new Selection(phases, label, model, chosen, from, until, before, newest);
  }

  /** Those of them that were ordered then or later. */
  public Selection from(Instant first) {
    Option<Instant> chosen = Option.some(Objects.requireNonNull(first, "first must not be null"));
    return new Selection(phases, label, model, provider, chosen, until, before, newest);
  }

  /** Those of them that were ordered before this moment. */
  public Selection until(Instant end) {
    Option<Instant> chosen = Option.some(Objects.requireNonNull(end, "end must not be null"));
    return new Selection(phases, label, model, provider, from, chosen, before, newest);
  }

  /** Those of them that stand before a place: the page that follows, newest first. */
  public Selection before(Place place) {
    Option<Place> chosen = Option.some(Objects.requireNonNull(place, "place must not be null"));
    return new Selection(phases, label, model, provider, from, until, chosen, newest);
  }

  /** The newest of them. */
  public Selection newest(int count) {
    return new Selection(phases, label, model, provider, from, until, before, count);
  }

  /** Whether a generation is one of them, the count aside. */
  public boolean has(Summary summary) {
    Objects.requireNonNull(summary, "summary must not be null");
    return phases.contains(summary.phase())
        && label.forAll(word -> summary.label().contains(word))
        && model.forAll(summary.model()::equals)
        && provider.forAll(summary.provider()::equals)
        && from.forAll(first -> !summary.orderedAt().isBefore(first))
        && until.forAll(summary.orderedAt()::isBefore)
        && before.forAll(place -> Place.of(summary).compareTo(place) < 0);
  }
}
