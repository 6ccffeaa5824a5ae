package dev.kinoport.engine;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.Started;
import dev.kinoport.generation.GenerationEvent.SubmitAccepted;
import dev.kinoport.journal.History;
import dev.kinoport.offer.Catalogue;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How long the generations of each offer took lately at one provider, without their time in its
 * queue, as far as this process has seen it. Until one has ended, what the offer says of itself.
 */
final class TypicalRunTimes {
  private static final int LATELY = 16;

  /** From so many on it is not by chance that they are alike. */
  private static final int SOME = 4;

  /** Of the known, the shortest and the longest eighth are taken for exceptions. */
  private static final int EXCEPTIONS = 8;

  private static final int WORD_OFF_BY = 2;
  private static final int LEAST_MARGIN = 64;

  private final Catalogue offers;
  private final Duration atOnce;
  private final ConcurrentHashMap<String, Deque<Duration>> lately = new ConcurrentHashMap<>();

  /**
   * @param atOnce whoever is seen at work so soon after its acceptance, or sooner, has not waited
   */
  TypicalRunTimes(Catalogue offers, Duration atOnce) {
    this.offers = offers;
    this.atOnce = atOnce;
  }

  /**
   * When the end of a generation is to be expected.
   *
   * @param early hardly before
   * @param late hardly after
   * @param isLearnt whether that follows from several that have ended, and is not a mere guess
   */
  record ExpectedEnd(Instant early, Instant late, boolean isLearnt) {
    Duration span() {
      return Duration.between(early, late);
    }
  }

  /** One has ended in this moment. */
  void ended(History history, Observation seen, Instant now) {
    begin(history, seen)
        .map(begin -> Duration.between(begin, now))
        .filter(span -> !span.isNegative())
        .peek(span -> lately.compute(sku(history), (sku, known) -> with(known, span)));
  }

  private static Deque<Duration> with(@Nullable Deque<Duration> known, Duration span) {
    Deque<Duration> spans = known == null ? new ArrayDeque<>() : new ArrayDeque<>(known);
    spans.addLast(span);
    if (spans.size() > LATELY) {
      spans.removeFirst();
    }
    return spans;
  }

  /** Whether one goes on for longer than its offer does; false if nothing is known. */
  boolean isOverdue(History history, Observation seen, Instant now) {
    return expected(history, seen).exists(end -> now.isAfter(end.late()));
  }

  /** When one is to be expected to end; none if nothing is known. */
  Option<ExpectedEnd> expected(History history, Observation seen) {
    Deque<Duration> known = lately.get(sku(history));
    return begin(history, seen)
        .flatMap(begin ->
            known == null ? byWord(history, begin) : Option.of(byExperience(known, begin)));
  }

  private Option<ExpectedEnd> byWord(History history, Instant begin) {
    return offers
        .findBySku(sku(history))
        .flatMap(offer -> offer.output().typicalTime())
        .map(word ->
            new ExpectedEnd(
                begin.plus(word.dividedBy(WORD_OFF_BY)),
                begin.plus(word.multipliedBy(WORD_OFF_BY)),
                false));
  }

  /** The fewer are known, the wider the margin around them. */
  private static ExpectedEnd byExperience(Deque<Duration> known, Instant begin) {
    long[] millis = known.stream().mapToLong(Duration::toMillis).sorted().toArray();
    int cut = millis.length / EXCEPTIONS;
    long shortest = millis[cut];
    long longest = millis[millis.length - 1 - cut];
    long median = millis[millis.length / 2];
    long least = median / Math.min(LEAST_MARGIN, SOME * millis.length);
    long margin = Math.max((longest - shortest) / SOME, least);
    return new ExpectedEnd(
        begin.plusMillis(Math.max(0, shortest - margin)),
        begin.plusMillis(longest + margin),
        millis.length >= SOME);
  }

  private static String sku(History history) {
    return history.state().order().document().sku();
  }

  /** Since when the provider works on it, at the earliest. */
  private Option<Instant> begin(History history, Observation seen) {
    Option<Instant> started = Option.none();
    for (GenerationEvent event : history.events().reversed()) {
      if (event instanceof Started at) {
        started = Option.of(at.at());
      }
      if (event instanceof SubmitAccepted accepted) {
        return Option.of(begin(accepted.at(), started.orElse(seen.lastQueued())));
      }
    }
    return Option.none();
  }

  private Instant begin(Instant accepted, Option<Instant> seen) {
    return seen.filter(at -> at.isAfter(accepted.plus(atOnce))).getOrElse(accepted);
  }
}
