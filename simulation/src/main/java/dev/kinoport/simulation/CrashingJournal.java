package dev.kinoport.simulation;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.Journal;
import io.vavr.control.Either;
import java.util.List;

/** A journal around which the process may die: before an event is safe, and right after. */
final class CrashingJournal extends ForwardingJournal {
  private final Crashes crashes;

  CrashingJournal(Journal journal, Crashes crashes) {
    super(journal);
    this.crashes = crashes;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    crashes.at("before Admitted");
    Either<AdmissionRefusal, List<Admission>> answer = super.admit(orders);
    crashes.at("after Admitted");
    return answer;
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    String kind = event.getClass().getSimpleName();
    crashes.at("before " + kind);
    Either<AppendRefusal, Long> answer = super.append(id, knownVersion, event);
    crashes.at("after " + kind);
    return answer;
  }
}
