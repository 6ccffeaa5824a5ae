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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The journal of a state folder. Opened when it is first asked something: a question about prices
 * loads no database. What cannot be opened is tried again at the next question.
 *
 * <p>Safe for use by many threads.
 */
public final class KeptJournal implements Journal, AutoCloseable {
  private final Supplier<Either<JournalFault, JdbcJournal>> opening;
  private final AtomicInteger attempts = new AtomicInteger();
  private Either<JournalFault, JdbcJournal> latest =
      Either.left(new JournalFault("it was closed before it was opened"));
  private boolean closed;

  public KeptJournal(StateFolder folder) {
    this(folder::open);
  }

  KeptJournal(Supplier<Either<JournalFault, JdbcJournal>> opening) {
    this.opening = opening;
  }

  private Either<JournalFault, JdbcJournal> journal() {
    return journal(attempts.get());
  }

  /**
   * Whoever waited while another thread tried takes what came of that: in vain it may have lasted
   * half a minute, and each would begin one more behind the other.
   *
   * @param before how many attempts there had been when the question came
   */
  private synchronized Either<JournalFault, JdbcJournal> journal(int before) {
    if (!closed && latest.isLeft() && attempts.get() == before) {
      latest = opening.get();
      attempts.incrementAndGet();
    }
    return latest;
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
    closed = true;
    // No forEach: a reference to the journal's method would load its database to close nothing.
    for (JdbcJournal opened : latest) {
      opened.close();
    }
  }
}
