package dev.kinoport.jdbc;

import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.table.LeaseWork;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.LeaseTable;
import dev.kinoport.journal.SenderLeases;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.time.ElapsedTime;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Leases beside the journal, for processes of many machines. A thread of its own renews and looks,
 * from when it is first needed until it is closed.
 */
final class JdbcLeases implements LeaseTable, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(JdbcLeases.class.getName());

  private final Transactions transactions;
  private final String writer;
  private final AtomicLong taken = new AtomicLong();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().name("kinoport-leases").daemon(true).factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * @param writer a name that nobody else has or had
   */
  JdbcLeases(Transactions transactions, String writer) {
    this.transactions = transactions;
    this.writer = writer;
  }

  /** Processes that are told apart by these leases where they do not know each other better. */
  SendingProcesses around(SendingProcesses process) {
    return new SenderLeases(process, this, ElapsedTime.ofThisMachine(), this::repeat);
  }

  private void repeat(BooleanSupplier beat) {
    repeat(beat, Duration.ZERO);
  }

  private void repeat(BooleanSupplier beat, Duration pause) {
    var unused = thread.schedule(() -> run(beat), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whatever comes to pass in a beat, another follows, unless there is nothing to repeat. */
  private void run(BooleanSupplier beat) {
    boolean goesOn = true;
    try {
      goesOn = beat.getAsBoolean();
    } catch (RuntimeException | Error defect) {
      LOG.log(System.Logger.Level.ERROR, "leases could not be looked at", defect);
    } finally {
      if (goesOn) {
        repeat(beat, SenderLeases.RENEWED_EVERY);
      }
    }
  }

  @Override
  public Either<JournalFault, String> take() {
    String name = writer + "-" + taken.incrementAndGet();
    return transactions.write(LeaseWork.take(name)).map(isThere -> name);
  }

  @Override
  public Either<JournalFault, Boolean> renew(String name) {
    return transactions.write(LeaseWork.renew(name));
  }

  @Override
  public Either<JournalFault, List<Lease>> leases() {
    return transactions.read(LeaseWork::list);
  }

  @Override
  public Either<JournalFault, Boolean> end(Lease seen) {
    return transactions.write(LeaseWork.end(seen));
  }

  /** Renews nothing any more, so what this process has not sent yet stays here. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
