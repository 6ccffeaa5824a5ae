package dev.kinoport.journal;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What goes to the providers and waits for it. Guarded by the journal's lock. */
final class InMemorySubmitCounts {
  private final Map<ProviderName, Set<GenerationId>> inFlight = new HashMap<>();
  private final Map<ProviderName, Deque<Instant>> departures = new HashMap<>();
  private final Map<GenerationId, Turn> turns = new HashMap<>();

  private static final Duration LONGEST_TURN = SubmitLimits.WINDOW.plus(SubmitLimits.GRACE);

  /**
   * One that waits.
   *
   * @param since when it first asked
   * @param until it is waited for no longer than this
   */
  private record Turn(GenerationId id, ProviderName provider, Instant since, Instant until)
      implements Comparable<Turn> {
    private static final Comparator<Turn> ORDER =
        Comparator.comparing(Turn::since).thenComparing(turn -> turn.id().value());

    @Override
    public int compareTo(Turn other) {
      return ORDER.compare(this, other);
    }
  }

  /** Keeps count of an event that was written. */
  void written(GenerationId id, ProviderName seller, GenerationEvent event) {
    switch (event) {
      case GenerationEvent.SubmitStarted sent -> arrive(id, seller);
      case GenerationEvent.SubmitAccepted taken -> arrive(id, seller);
      case GenerationEvent.SubmitFailed no -> leave(id);
      case GenerationEvent.SubmitInDoubt doubt -> leave(id);
      case GenerationEvent.MovedOn elsewhere -> leave(id);
      case GenerationEvent.End end -> leave(id);
      default -> {}
    }
  }

  private void arrive(GenerationId id, ProviderName seller) {
    turns.remove(id);
    inFlight.computeIfAbsent(seller, provider -> new HashSet<>()).add(id);
  }

  private void leave(GenerationId id) {
    turns.remove(id);
    inFlight.values().forEach(at -> at.remove(id));
  }

  /**
   * When to ask again; none if it may leave now.
   *
   * @param isKnown whether whoever asks knows all of it, so that the others are to wait for it
   */
  Option<Duration> again(GenerationId id, Instant now, SubmitLimits limits, boolean isKnown) {
    ProviderName provider = limits.provider();
    Deque<Instant> left = departures.computeIfAbsent(provider, name -> new ArrayDeque<>());
    left.removeIf(at ->
        !at.isAfter(now.minus(SubmitLimits.WINDOW)) || isBeyond(now, at, SubmitLimits.WINDOW));
    Turn mine = turn(id, provider, now);
    SubmitLimitCheck traffic =
        new SubmitLimitCheck(
            turns.values().stream()
                .filter(turn -> turn.provider().equals(provider))
                .filter(turn -> !turn.until().isBefore(now) && turn.compareTo(mine) < 0)
                .filter(turn -> !isBeyond(now, turn.until(), LONGEST_TURN))
                .count(),
            left.size(),
            inFlight.getOrDefault(provider, Set.of()).size());
    if (traffic.hasRoom(limits)) {
      return Option.none();
    }
    Option<Duration> paced =
        Option.ofOptional(left.stream().skip(Math.max(0, traffic.excess(limits) - 1)).findFirst())
            .map(at -> Duration.between(now, at.plus(SubmitLimits.WINDOW)));
    Duration again = traffic.again(limits, paced);
    if (isKnown) {
      turns.put(id, new Turn(id, provider, mine.since(), now.plus(again).plus(SubmitLimits.GRACE)));
    }
    return Option.some(again);
  }

  /** What lies ahead by more than it can was written by a clock that was set back since. */
  private static boolean isBeyond(Instant now, Instant moment, Duration most) {
    return moment.isAfter(now.plus(most));
  }

  private Turn turn(GenerationId id, ProviderName provider, Instant now) {
    Turn known = turns.get(id);
    return known != null && known.provider().equals(provider)
        ? known
        : new Turn(id, provider, now, now);
  }

  /** Remembers a departure. */
  void departed(Instant now, SubmitLimits limits) {
    departures.computeIfAbsent(limits.provider(), name -> new ArrayDeque<>()).addLast(now);
  }
}
