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

/** Names the steps before and after each event. */
final class FatedJournal implements Journal {
  private final Journal journal;
  private final Fate fate;

  FatedJournal(Journal journal, Fate fate) {
    this.journal = journal;
    this.fate = fate;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    fate.at("before Admitted");
    Either<AdmissionRefusal, List<Admission>> answer = journal.admit(orders);
    fate.at("after Admitted");
    return answer;
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    String kind = event.getClass().getSimpleName();
    fate.at("before " + kind);
    Either<AppendRefusal, Long> answer = journal.append(id, knownVersion, event);
    fate.at("after " + kind);
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
