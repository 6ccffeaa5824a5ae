package dev.kinoport.testkit;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.SubmitLimits;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.Consumer;

/**
 * A journal that names the step before each event is written and the one right after, such as
 * {@code before SubmitStarted}, for tests that let the writer die there. Safe for use by many
 * threads, as far as the other journal and the listener are.
 */
public final class SteppedJournal extends ForwardingJournal {
  private final Consumer<String> steps;

  /**
   * @param journal what writes
   * @param steps told of each step, by the thread that writes
   */
  public SteppedJournal(Journal journal, Consumer<String> steps) {
    super(journal);
    this.steps = steps;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    steps.accept("before Admitted");
    Either<AdmissionRefusal, List<Admission>> answer = super.admit(orders);
    steps.accept("after Admitted");
    return answer;
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    String kind = event.getClass().getSimpleName();
    steps.accept("before " + kind);
    Either<AppendRefusal, Long> answer = super.append(id, knownVersion, event);
    steps.accept("after " + kind);
    return answer;
  }

  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
    String kind = leaving.getClass().getSimpleName();
    steps.accept("before " + kind);
    Either<DepartureRefusal, Long> answer = super.depart(id, knownVersion, leaving, limits);
    steps.accept("after " + kind);
    return answer;
  }
}
