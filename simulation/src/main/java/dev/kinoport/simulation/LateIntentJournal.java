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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Broken on purpose: says that the intent to submit is written, and writes it with the next event.
 * Whatever is to notice duplicates is tried out with it.
 */
public final class LateIntentJournal extends ForwardingJournal {
  private record Late(GenerationEvent event, long version) {}

  private final Map<GenerationId, Late> unwritten = new ConcurrentHashMap<>();

  /**
   * @param journal what is written in the end
   */
  public LateIntentJournal(Journal journal) {
    super(journal);
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    if (event instanceof GenerationEvent.SubmitStarted) {
      unwritten.put(id, new Late(event, knownVersion));
      return Either.right(knownVersion + 1);
    }
    Late late = unwritten.get(id);
    if (late == null || knownVersion != late.version() + 1) {
      return super.append(id, knownVersion, event);
    }
    unwritten.remove(id);
    return super.append(id, late.version(), late.event())
        .flatMap(version -> super.append(id, version, event));
  }

  /** Late, too, so nobody is counted. */
  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
    return append(id, knownVersion, leaving).mapLeft(DepartureRefusal.NotWritten::new);
  }
}
