package dev.kinoport.simulation;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** A journal that knows how often it was asked and written. For one thread. */
final class CountingJournal extends ForwardingJournal {
  private long admissions;
  private long reads;
  private long events;
  private long ends;
  private long troubles;

  CountingJournal(Journal journal) {
    super(journal);
  }

  long admissions() {
    return admissions;
  }

  long reads() {
    return reads;
  }

  /** Written behind admissions. */
  long events() {
    return events;
  }

  /** Of the events, those after which nothing comes. */
  long ends() {
    return ends;
  }

  long troubles() {
    return troubles;
  }

  long open() {
    return admissions - ends;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    return super.admit(orders).peek(admitted -> admissions += admitted.size());
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    return super.append(id, knownVersion, event)
        .peek(version -> {
          events++;
          ends += event instanceof GenerationEvent.End ? 1 : 0;
        });
  }

  @Override
  public Either<JournalFault, Option<History>> read(GenerationId id) {
    reads++;
    return super.read(id);
  }

  @Override
  public Either<JournalFault, Trouble> note(GenerationId id, long version, Trouble trouble) {
    troubles++;
    return super.note(id, version, trouble);
  }
}
