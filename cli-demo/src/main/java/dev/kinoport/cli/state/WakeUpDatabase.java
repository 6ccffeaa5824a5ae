package dev.kinoport.cli.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.dbscheduler.SchedulerFault;
import dev.kinoport.dbscheduler.WorkerScheduler;
import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.journal.Journal;
import io.vavr.control.Either;
import java.time.Duration;

/** The database in which workers find what is due: beside the journal, wherever that is. */
public final class WakeUpDatabase implements AutoCloseable {
  /** For claims, heartbeats and chores, each of which has a thread. */
  private static final int BESIDE_STEPS = 3;

  private static final Duration FOR_A_CONNECTION = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Either<SchedulerFault, HikariDataSource> pool;

  /**
   * Nothing is contacted yet.
   *
   * @param state in which the journal is open: a wrong address has been found by then
   * @param threads how many steps are done at a time
   */
  public WakeUpDatabase(StateFolder state, int threads) {
    pool =
        state
            .makeWakeUps()
            .map(SchedulerFault::new)
            .<Either<SchedulerFault, HikariDataSource>>fold(
                () -> Either.right(pool(state, threads)), Either::left);
  }

  private static HikariDataSource pool(StateFolder state, int threads) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(state.wakeUps());
    config.setMaximumPoolSize(threads + BESIDE_STEPS);
    config.setMinimumIdle(1);
    config.setIdleTimeout(IDLE.toMillis());
    config.setConnectionTimeout(FOR_A_CONNECTION.toMillis());
    // A server that is away is told of in our words, at the first question.
    config.setInitializationFailTimeout(-1);
    if (state.isFile()) {
      // What is lost of them in a power cut is put back from the journal.
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "NORMAL");
      config.addDataSourceProperty("busy_timeout", String.valueOf(FOR_A_CONNECTION.toMillis()));
    }
    return new HikariDataSource(config);
  }

  /** For a process that works. */
  public Either<CommandFailure, Scheduler.Factory> working(
      Journal journal, WorkerSettings settings) {
    return pool.flatMap(open -> WorkerScheduler.on(open, journal, settings))
        .mapLeft(WakeUpDatabase::unavailable);
  }

  /** For a process that leaves the work to others. */
  public Either<CommandFailure, Scheduler.Factory> handingIn() {
    return pool.flatMap(open -> WorkerScheduler.handingIn(open, WorkerSettings.standard()))
        .mapLeft(WakeUpDatabase::unavailable);
  }

  private static CommandFailure unavailable(SchedulerFault fault) {
    return CommandFailure.refused(FailureKind.JOURNAL_UNAVAILABLE, fault.reason());
  }

  @Override
  public void close() {
    pool.forEach(HikariDataSource::close);
  }
}
