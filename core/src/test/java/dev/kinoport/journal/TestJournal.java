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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** A journal that can be away, and before whose next append something else can happen. */
public final class TestJournal implements Journal {
  private Journal journal = new InMemoryJournal();
  private final Deque<Runnable> before = new ArrayDeque<>();
  private SendingProcesses senders = SendingProcesses.unknown();
  private boolean away;
  private boolean readOnly;
  private boolean blind;
  private boolean mute;

  /** Who sends, and who of them lives. */
  public void senders(SendingProcesses known) {
    senders = known;
  }

  @Override
  public SendingProcesses senders() {
    return senders;
  }

  /** Neither reads nor writes. */
  public void away(boolean is) {
    away = is;
  }

  /** Reads and does not write. */
  public void readOnly(boolean is) {
    readOnly = is;
  }

  /** Refuses every append as overtaken, and shows nothing that overtook it: a lagging replica. */
  public void blind(boolean is) {
    blind = is;
  }

  /** Writes and does not say so: a commit whose answer is lost. */
  public void mute(boolean is) {
    mute = is;
  }

  /** Puts another in its place, such as an older copy. */
  public void setBack(Journal older) {
    journal = older;
  }

  /** Just before the next append, somebody else does this. */
  public void beforeAppend(Runnable work) {
    before.add(work);
  }

  /** Writes behind everything else, as another process would. */
  public void write(GenerationId id, GenerationEvent event) {
    long version = journal.read(id).get().get().version();
    journal.append(id, version, event).get();
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    return away ? Either.left(new AdmissionRefusal.Unavailable("away")) : journal.admit(orders);
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    Runnable work = before.poll();
    if (work != null) {
      work.run();
    }
    if (away || readOnly) {
      return Either.left(new AppendRefusal.Unavailable("away"));
    }
    if (mute) {
      journal.append(id, knownVersion, event).get();
      return Either.left(new AppendRefusal.Unavailable("the answer is lost"));
    }
    return blind
        ? Either.left(new AppendRefusal.Conflict(knownVersion + 1))
        : journal.append(id, knownVersion, event);
  }

  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
    Runnable work = before.poll();
    if (work != null) {
      work.run();
    }
    if (away || readOnly) {
      return Either.left(new DepartureRefusal.NotWritten(new AppendRefusal.Unavailable("away")));
    }
    return blind
        ? Either.left(new DepartureRefusal.NotWritten(new AppendRefusal.Conflict(knownVersion + 1)))
        : journal.depart(id, knownVersion, leaving, limits);
  }

  @Override
  public Either<JournalFault, Option<History>> read(GenerationId id) {
    return away ? Either.left(new JournalFault("away")) : journal.read(id);
  }

  @Override
  public Either<JournalFault, Option<GenerationId>> holder(String key) {
    return away ? Either.left(new JournalFault("away")) : journal.holder(key);
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished() {
    return away ? Either.left(new JournalFault("away")) : journal.unfinished();
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished(Set<ProviderName> providers) {
    return away ? Either.left(new JournalFault("away")) : journal.unfinished(providers);
  }

  @Override
  public Either<JournalFault, Trouble> note(GenerationId id, long version, Trouble trouble) {
    return away || readOnly
        ? Either.left(new JournalFault("away"))
        : journal.note(id, version, trouble);
  }

  @Override
  public Either<JournalFault, Option<Trouble>> trouble(GenerationId id) {
    return away ? Either.left(new JournalFault("away")) : journal.trouble(id);
  }

  @Override
  public Either<JournalFault, List<Summary>> list(Selection selection) {
    return away ? Either.left(new JournalFault("away")) : journal.list(selection);
  }

  @Override
  public Either<JournalFault, List<SpendingReport.Group>> spending(
      Selection selection, Grouping by) {
    return away ? Either.left(new JournalFault("away")) : journal.spending(selection, by);
  }

  @Override
  public Either<JournalFault, Option<Upload>> uploaded(String storage, String sha256) {
    return away ? Either.left(new JournalFault("away")) : journal.uploaded(storage, sha256);
  }

  @Override
  public Either<JournalFault, BudgetLedger> ledger(String budget) {
    return away ? Either.left(new JournalFault("away")) : journal.ledger(budget);
  }
}
