package dev.kinoport.journal;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

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
    return new Change().done();
  }

  /** Those of them in one of these phases. */
  public Selection in(Set<Phase> chosen) {
    Objects.requireNonNull(chosen, "chosen must not be null");
    return with(change -> change.phases = chosen);
  }

  /** Those of them with this label. */
  public Selection labelled(String word) {
    return with(change -> change.label = some("word", word));
  }

  /** Those of them of this model. */
  public Selection of(String alias) {
    return with(change -> change.model = some("alias", alias));
  }

  /** Those of them that were ordered from this provider. */
  public Selection of(ProviderName seller) {
    return with(change -> change.provider = some("seller", seller));
  }

  /** Those of them that were ordered then or later. */
  public Selection from(Instant first) {
    return with(change -> change.from = some("first", first));
  }

  /** Those of them that were ordered before this moment. */
  public Selection until(Instant end) {
    return with(change -> change.until = some("end", end));
  }

  /** Those of them that stand before a place: the page that follows, newest first. */
  public Selection before(Place place) {
    return with(change -> change.before = some("place", place));
  }

  /** The newest of them. */
  public Selection newest(int count) {
    return with(change -> change.newest = count);
  }

  private Selection with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  private static <T> Option<T> some(String name, T value) {
    return Option.some(Objects.requireNonNull(value, name + " must not be null"));
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

  /** One in the making, at first of every generation. */
  private static final class Change {
    private Set<Phase> phases = EnumSet.allOf(Phase.class);
    private Option<String> label = Option.none();
    private Option<String> model = Option.none();
    private Option<ProviderName> provider = Option.none();
    private Option<Instant> from = Option.none();
    private Option<Instant> until = Option.none();
    private Option<Place> before = Option.none();
    private int newest = Integer.MAX_VALUE;

    private Change() {}

    private Change(Selection of) {
      phases = of.phases;
      label = of.label;
      model = of.model;
      provider = of.provider;
      from = of.from;
      until = of.until;
      before = of.before;
      newest = of.newest;
    }

    private Selection done() {
      return new Selection(phases, label, model, provider, from, until, before, newest);
    }
  }
}
