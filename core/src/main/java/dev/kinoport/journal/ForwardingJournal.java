package dev.kinoport.journal;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.generation.Upload;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;

/**
 * A journal around another one: whoever adds something to a few of its calls extends this and
 * leaves the others alone. Safe for use by many threads, as far as the other one is.
 */
public abstract class ForwardingJournal implements Journal {
  private final Journal journal;

  /**
   * @param journal what answers every call that is not overridden
   */
  protected ForwardingJournal(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    return journal.admit(orders);
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    return journal.append(id, knownVersion, event);
  }

  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
    return journal.depart(id, knownVersion, leaving, limits);
  }

  @Override
  public Either<JournalFault, Option<History>> read(GenerationId id) {
    return journal.read(id);
  }

  @Override
  public Either<JournalFault, Option<GenerationId>> holder(String key) {
    return journal.holder(key);
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished() {
    return journal.unfinished();
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished(Set<ProviderName> providers) {
    return journal.unfinished(providers);
  }

  @Override
  public Either<JournalFault, Trouble> note(GenerationId id, long version, Trouble trouble) {
    return journal.note(id, version, trouble);
  }

  @Override
  public Either<JournalFault, Option<Trouble>> trouble(GenerationId id) {
    return journal.trouble(id);
  }

  @Override
  public Either<JournalFault, List<Summary>> list(Selection selection) {
    return journal.list(selection);
  }

  @Override
  public Either<JournalFault, List<SpendingReport.Group>> spending(
      Selection selection, Grouping by) {
    return journal.spending(selection, by);
  }

  @Override
  public Either<JournalFault, Option<Upload>> uploaded(String storage, String sha256) {
    return journal.uploaded(storage, sha256);
  }

  @Override
  public Either<JournalFault, BudgetLedger> ledger(String budget) {
    return journal.ledger(budget);
  }

  @Override
  public SendingProcesses senders() {
    return journal.senders();
  }
}
