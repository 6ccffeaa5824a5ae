package dev.kinoport.chaos.worker;

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

/** Names the steps before and after each event. */
final class FatedJournal extends ForwardingJournal {
  private final Fate fate;

  FatedJournal(Journal journal, Fate fate) {
    super(journal);
    this.fate = fate;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    fate.at("before Admitted");
    Either<AdmissionRefusal, List<Admission>> answer = super.admit(orders);
    fate.at("after Admitted");
    return answer;
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    String kind = event.getClass().getSimpleName();
    fate.at("before " + kind);
    Either<AppendRefusal, Long> answer = super.append(id, knownVersion, event);
    fate.at("after " + kind);
    return answer;
  }
}
