package dev.kinoport.cli.state;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.generation.Upload;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.journal.Summary;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;

/**
 * The journal of a state folder. Opened when it is first asked something: a question about prices
 * loads no database.
 */
public final class KeptJournal implements Journal, AutoCloseable {
  private final StateFolder folder;
  private Option<Either<JournalFault, JdbcJournal>> opened = Option.none();

  public KeptJournal(StateFolder folder) {
    this.folder = folder;
  }

  private synchronized Either<JournalFault, JdbcJournal> journal() {
    Either<JournalFault, JdbcJournal> known = opened.getOrElse(folder::open);
    opened = Option.some(known);
    return known;
  }

  /** What tells it from every other journal. */
  public Either<JournalFault, String> identity() {
    return journal().flatMap(JdbcJournal::identity);
  }

  /** What its database finds wrong with it; none also if it cannot be opened. */
  public Option<String> damage() {
    return journal().toOption().flatMap(JdbcJournal::damage);
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    return journal()
        .<AdmissionRefusal>mapLeft(fault -> new AdmissionRefusal.Unavailable(fault.reason()))
        .flatMap(journal -> journal.admit(orders));
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    return journal()
        .<AppendRefusal>mapLeft(fault -> new AppendRefusal.Unavailable(fault.reason()))
        .flatMap(journal -> journal.append(id, knownVersion, event));
  }

  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
    return journal()
        .<DepartureRefusal>mapLeft(
            fault -> new DepartureRefusal.NotWritten(new AppendRefusal.Unavailable(fault.reason())))
        .flatMap(journal -> journal.depart(id, knownVersion, leaving, limits));
  }

  @Override
  public SendingProcesses senders() {
    return journal().fold(fault -> SendingProcesses.unknown(), JdbcJournal::senders);
  }

  @Override
  public Either<JournalFault, Option<History>> read(GenerationId id) {
    return journal().flatMap(journal -> journal.read(id));
  }

  @Override
  public Either<JournalFault, Option<GenerationId>> holder(String key) {
    return journal().flatMap(journal -> journal.holder(key));
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished() {
    return journal().flatMap(JdbcJournal::unfinished);
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished(Set<ProviderName> providers) {
    return journal().flatMap(journal -> journal.unfinished(providers));
  }

  @Override
  public Either<JournalFault, Trouble> note(GenerationId id, long version, Trouble trouble) {
    return journal().flatMap(journal -> journal.note(id, version, trouble));
  }

  @Override
  public Either<JournalFault, Option<Trouble>> trouble(GenerationId id) {
    return journal().flatMap(journal -> journal.trouble(id));
  }

  @Override
  public Either<JournalFault, List<Summary>> list(Selection selection) {
    return journal().flatMap(journal -> journal.list(selection));
  }

  @Override
  public Either<JournalFault, List<SpendingReport.Group>> spending(
      Selection selection, Grouping by) {
    return journal().flatMap(journal -> journal.spending(selection, by));
  }

  @Override
  public Either<JournalFault, Option<Upload>> uploaded(String storage, String sha256) {
    return journal().flatMap(journal -> journal.uploaded(storage, sha256));
  }

  @Override
  public Either<JournalFault, BudgetLedger> ledger(String budget) {
    return journal().flatMap(journal -> journal.ledger(budget));
  }

  @Override
  public synchronized void close() {
    opened.forEach(known -> known.forEach(JdbcJournal::close));
  }
}
