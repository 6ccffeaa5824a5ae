package dev.kinoport.simulation;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.SubmitLimits;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees what all workers write, in the order in which it is written, and counts for itself how much
 * of it a provider gets that takes only so much.
 */
final class LimitsWatch extends ForwardingJournal {
  private final SubmitLimits limits;
  private final Set<GenerationId> inside = new HashSet<>();
  private final List<Instant> departures = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  LimitsWatch(Journal journal, SubmitLimits limits) {
    super(journal);
    this.limits = limits;
  }

  /** How the limits were broken; empty if they were not. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** Whether the provider has as much at once as it takes. */
  boolean isFull() {
    return limits.inFlight().exists(most -> inside.size() >= most);
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    return super.append(id, knownVersion, event).peek(version -> written(id, event));
  }

  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits asked) {
    return super.depart(id, knownVersion, leaving, asked).peek(version -> written(id, leaving));
  }

  private void written(GenerationId id, GenerationEvent event) {
    switch (event) {
      case GenerationEvent.SubmitStarted leaving when isHere(id) -> departed(id, leaving);
      case GenerationEvent.SubmitAccepted found
          when found.handle().provider().equals(limits.provider()) ->
          inside.add(id);
      case GenerationEvent.SubmitFailed no -> inside.remove(id);
      case GenerationEvent.SubmitInDoubt doubt -> inside.remove(id);
      case GenerationEvent.MovedOn elsewhere -> inside.remove(id);
      case GenerationEvent.End end -> inside.remove(id);
      default -> {}
    }
  }

  private boolean isHere(GenerationId id) {
    return read(id)
        .getOrElse(Option.none())
        .exists(history -> history.state().order().provider().equals(limits.provider()));
  }

  private void departed(GenerationId id, GenerationEvent.SubmitStarted leaving) {
    inside.add(id);
    departures.add(leaving.at());
    Instant before = leaving.at().minus(SubmitLimits.WINDOW);
    long lately = departures.stream().filter(at -> at.isAfter(before)).count();
    if (limits.perMinute().exists(most -> lately > most)) {
      faults.add("%s got %d in a minute, %s the last".formatted(limits, lately, id));
    }
    if (limits.inFlight().exists(most -> inside.size() > most)) {
      faults.add("%s got %d at once, %s the last".formatted(limits, inside.size(), id));
    }
  }
}
