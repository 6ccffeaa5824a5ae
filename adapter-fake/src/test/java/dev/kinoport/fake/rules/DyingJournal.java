package dev.kinoport.fake.rules;

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

/** A journal whose process dies at one event: before it is safe, or right after. */
final class DyingJournal extends ForwardingJournal {
  private final Class<? extends GenerationEvent> deadly;
  private final boolean isSafeFirst;

  /**
   * @param safe what survives
   * @param deadly kind of the event
   * @param isSafeFirst whether the event survives
   */
  DyingJournal(Journal safe, Class<? extends GenerationEvent> deadly, boolean isSafeFirst) {
    super(safe);
    this.deadly = deadly;
    this.isSafeFirst = isSafeFirst;
  }

  /** The end of the process. An error, so that nobody can catch and survive it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    dieAt(GenerationEvent.Admitted.class, false);
    var answer = super.admit(orders);
    dieAt(GenerationEvent.Admitted.class, true);
    return answer;
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    dieAt(event.getClass(), false);
    var answer = super.append(id, knownVersion, event);
    dieAt(event.getClass(), true);
    return answer;
  }

  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
    dieAt(leaving.getClass(), false);
    var answer = super.depart(id, knownVersion, leaving, limits);
    dieAt(leaving.getClass(), true);
    return answer;
  }

  private void dieAt(Class<? extends GenerationEvent> kind, boolean isSafe) {
    if (kind == deadly && isSafe == isSafeFirst) {
      throw new Death();
    }
  }
}
