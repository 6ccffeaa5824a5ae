package dev.kinoport.engine;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitAccepted;
import dev.kinoport.journal.History;
import dev.kinoport.offer.Catalogue;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How long the generations of each offer took lately at one provider, from its acceptance to its
 * end, as far as this process has seen it. Until one has ended, what the offer says of itself.
 */
final class TypicalRunTimes {
  private static final int LATELY = 16;

  private final Catalogue offers;
  private final ConcurrentHashMap<String, Deque<Duration>> lately = new ConcurrentHashMap<>();

  TypicalRunTimes(Catalogue offers) {
    this.offers = offers;
  }

  /** One has ended in this moment. */
  void ended(History history, Instant now) {
    age(history, now)
        .filter(age -> !age.isNegative())
        .peek(age -> lately.compute(sku(history), (sku, known) -> with(known, age)));
  }

  private static Deque<Duration> with(@Nullable Deque<Duration> known, Duration age) {
    Deque<Duration> ages = known == null ? new ArrayDeque<>() : new ArrayDeque<>(known);
    ages.addLast(age);
    if (ages.size() > LATELY) {
      ages.removeFirst();
    }
    return ages;
  }

  /** Whether one goes on for longer than any of its offer did lately; false if nothing is known. */
  boolean isOverdue(History history, Instant now) {
    return age(history, now)
        .exists(age -> longest(history).exists(longest -> age.compareTo(longest) > 0));
  }

  private Option<Duration> longest(History history) {
    Deque<Duration> known = lately.get(sku(history));
    return known == null
        ? offers.findBySku(sku(history)).flatMap(offer -> offer.output().typicalTime())
        : Option.ofOptional(known.stream().max(Comparator.naturalOrder()));
  }

  private static String sku(History history) {
    return history.state().order().document().sku();
  }

  /** How long ago the provider took it. */
  private static Option<Duration> age(History history, Instant now) {
    for (GenerationEvent event : history.events().reversed()) {
      if (event instanceof SubmitAccepted accepted) {
        return Option.of(Duration.between(accepted.at(), now));
      }
    }
    return Option.none();
  }
}
