package dev.kinoport.chaos.worker;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.SubmitLimits;
import io.vavr.control.Either;
import java.util.function.Consumer;

/**
 * Says of which generation an event is going to be written, before it is: a worker that dies right
 * behind it has said so all the same.
 */
final class AnnouncingJournal extends ForwardingJournal {
  private final Consumer<String> says;

  AnnouncingJournal(Journal journal, Consumer<String> says) {
    super(journal);
    this.says = says;
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    says.accept(WorkerWords.WRITES + id);
    return super.append(id, knownVersion, event);
  }

  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
    says.accept(WorkerWords.WRITES + id);
    return super.depart(id, knownVersion, leaving, limits);
  }
}
