package dev.kinoport.chaos;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Upload;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.Ledger;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Broken on purpose: says that the intent to submit is written, and writes it with the next event.
 */
final class LateIntentJournal implements Journal {
  private record Late(GenerationEvent event, long version) {}

  private final Journal journal;
  private final Map<GenerationId, Late> unwritten = new ConcurrentHashMap<>();

  LateIntentJournal(Journal journal) {
    this.journal = journal;
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
      return journal.append(id, knownVersion, event);
    }
    unwritten.remove(id);
    return journal
        .append(id, late.version(), late.event())
        .flatMap(version -> journal.append(id, version, event));
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    return journal.admit(orders);
  }

  @Override
  public Either<JournalFault, Option<History>> read(GenerationId id) {
    return journal.read(id);
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished() {
    return journal.unfinished();
  }

  @Override
  public Either<JournalFault, List<Summary>> list(Selection selection) {
    return journal.list(selection);
  }

  @Override
  public Either<JournalFault, Option<Upload>> uploaded(String storage, String sha256) {
    return journal.uploaded(storage, sha256);
  }

  @Override
  public Either<JournalFault, Ledger> ledger(String budget) {
    return journal.ledger(budget);
  }
}
