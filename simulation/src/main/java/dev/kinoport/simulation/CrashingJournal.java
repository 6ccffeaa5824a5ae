package dev.kinoport.simulation;

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

/** A journal around which the process may die: before an event is safe, and right after. */
final class CrashingJournal implements Journal {
  private final Journal journal;
  private final Crashes crashes;

  CrashingJournal(Journal journal, Crashes crashes) {
    this.journal = journal;
    this.crashes = crashes;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    crashes.at("before Admitted");
    Either<AdmissionRefusal, List<Admission>> answer = journal.admit(orders);
    crashes.at("after Admitted");
    return answer;
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    String kind = event.getClass().getSimpleName();
    crashes.at("before " + kind);
    Either<AppendRefusal, Long> answer = journal.append(id, knownVersion, event);
    crashes.at("after " + kind);
    return answer;
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
