package dev.kinoport.fake.rules;

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

/**
 * A journal whose process dies at one event: before it is safe, or right after.
 *
 * @param safe what survives
 * @param deadly kind of the event
 * @param isSafeFirst whether the event survives
 */
record DyingJournal(Journal safe, Class<? extends GenerationEvent> deadly, boolean isSafeFirst)
    implements Journal {

  /** The end of the process. An error, so that nobody can catch and survive it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    dieAt(GenerationEvent.Admitted.class, false);
    var answer = safe.admit(orders);
    dieAt(GenerationEvent.Admitted.class, true);
    return answer;
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    dieAt(event.getClass(), false);
    var answer = safe.append(id, knownVersion, event);
    dieAt(event.getClass(), true);
    return answer;
  }

  private void dieAt(Class<? extends GenerationEvent> kind, boolean isSafe) {
    if (kind == deadly && isSafe == isSafeFirst) {
      throw new Death();
    }
  }

  @Override
  public Either<JournalFault, Option<History>> read(GenerationId id) {
    return safe.read(id);
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished() {
    return safe.unfinished();
  }

  @Override
  public Either<JournalFault, List<Summary>> list(Selection selection) {
    return safe.list(selection);
  }

  @Override
  public Either<JournalFault, Option<Upload>> uploaded(String storage, String sha256) {
    return safe.uploaded(storage, sha256);
  }

  @Override
  public Either<JournalFault, Ledger> ledger(String budget) {
    return safe.ledger(budget);
  }
}
