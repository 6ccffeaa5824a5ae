package dev.kinoport.dbscheduler;

import dev.kinoport.database.Dialect;
import dev.kinoport.dbscheduler.claim.Reach;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.NextStep;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/**
 * Advances generations together with any number of workers on the same database, each step by one
 * of them. Workers need not be alike: each does the generations of the providers that it has and
 * leaves all others to those who have theirs. A generation that waits is a row and holds no thread.
 * A worker that dies loses nothing: the others find its steps without a heartbeat and do them
 * again, and the journal keeps two that do the same step apart.
 *
 * <p>Only wake-ups are kept here. What is lost of them costs time, never money: a sweep compares
 * them with the journal. So the database may be another than the journal's, and need not survive a
 * power cut.
 *
 * <p>Needs a {@link Timekeeper} whose time passes by itself. Safe for use by many threads.
 */
public final class WorkerScheduler implements Scheduler {
  private static final Duration CLOCK_CHECK = Duration.ofSeconds(10);

  private final Engine engine;
  private final Timekeeper time;
  private final String name;
  private final WakeUps wakeUps;
  private final DatabaseClock clock;
  private final Waiters waiters = new Waiters();
  private final Unwritten unwritten;
  private final Option<Claims> claims;
  private final Chores chores = new Chores();
  private volatile boolean closed;

  /**
   * @param work what this one works by, and the truth to compare wake-ups with; none: it leaves all
   *     steps to others
   */
  private WorkerScheduler(
      WakeUpTables opened,
      WorkerSettings settings,
      Engine engine,
      Timekeeper time,
      Option<Journal> work) {
    this.engine = engine;
    this.time = time;
    SingleStatements sql = new SingleStatements(opened.source());
    SendingProcesses processes = work.map(Journal::senders).getOrElse(SendingProcesses::unknown);
    name = opened.nextName(processes.self());
    wakeUps = new WakeUps(sql, opened.dialect());
    clock = new DatabaseClock(time, sql, opened.dialect());
    unwritten = new Unwritten(wakeUps, waiters);
    Followed followed = new Followed(engine, wakeUps);
    claims = work.map(journal -> claims(opened, journal, settings, followed));
    engine.waking(this::wake);
    start(settings, followed, new DeadWorkers(wakeUps, processes, this::check));
    claims.forEach(working -> tell(opened.dialect(), settings));
  }

  private void tell(Dialect dialect, WorkerSettings settings) {
    System.getLogger(WorkerScheduler.class.getName())
        .log(
            System.Logger.Level.INFO,
            () ->
                "worker %s is at work: %d steps at a time, wake-ups on %s"
                    .formatted(name, settings.threads(), dialect));
  }

  private Claims claims(
      WakeUpTables opened, Journal journal, WorkerSettings settings, Followed followed) {
    Settlement settlement =
        new Settlement(
            journal, wakeUps, clock, unwritten, waiters, settings.parkedPolling(), this::check);
    return new Claims(
        opened,
        name,
        settings,
        clock,
        time,
        settlement,
        new Claims.Work(
            new Reach(engine.providers()),
            new Steps(engine, time, followed, settlement),
            new Sweep(journal, wakeUps, clock, time, settings.sweepEvery(), settlement)));
  }

  /**
   * Prepares the database, and makes schedulers on it. Brings its table there and up to date, which
   * several may do at once. A source for PostgreSQL should be a pool with three connections more
   * than there are threads; one for SQLite should set a busy timeout and write-ahead logging.
   *
   * @param source where wake-ups are kept; not closed with the schedulers
   * @param journal the truth, the same that the engine writes
   * @param settings how to go about it
   * @return left: the database does not answer, is of another kind, or a newer Kinoport made it
   */
  public static Either<SchedulerFault, Scheduler.Factory> on(
      DataSource source, Journal journal, WorkerSettings settings) {
    return factory(source, settings, Option.some(journal));
  }

  /**
   * Prepares the database, and makes schedulers on it that do no step themselves: what they wake is
   * done by the workers, wherever those are, and its end is heard of from the table. For a process
   * that takes orders in and leaves the work to others; needs one connection, as nothing of it is
   * urgent.
   *
   * @param source the same database as the workers'; not closed with the schedulers
   * @param settings of them only {@link WorkerSettings#restPolling} is looked at
   * @return left: as for a worker
   */
  public static Either<SchedulerFault, Scheduler.Factory> handingIn(
      DataSource source, WorkerSettings settings) {
    return factory(source, settings, Option.none());
  }

  private static Either<SchedulerFault, Scheduler.Factory> factory(
      DataSource source, WorkerSettings settings, Option<Journal> work) {
    return WakeUpTables.of(source)
        .map(opened -> (engine, time) -> new WorkerScheduler(opened, settings, engine, time, work));
  }

  /** The clocks are compared first, or a wrong one would take others for dead. */
  private void start(WorkerSettings settings, Followed followed, DeadWorkers dead) {
    chores.attempt(clock::compare);
    chores.every(CLOCK_CHECK, clock::compare);
    chores.every(settings.restPolling(), this::write);
    chores.every(settings.restPolling(), new RestWatch(wakeUps, waiters, time));
    for (Claims mine : claims) {
      mine.start();
      Chores.Chore far = new FarWakeUps(wakeUps, clock, settings, this::check);
      chores.attempt(far);
      chores.every(settings.sweepEvery(), far);
      chores.attempt(this::addSweep);
      chores.every(settings.sweepEvery(), this::addSweep);
      chores.every(settings.restPolling(), dead);
      chores.every(settings.sweepEvery(), followed::forgetResting);
    }
  }

  private boolean addSweep() throws SQLException {
    int added = 0;
    for (ProviderName provider : engine.providers()) {
      added += wakeUps.addSweep(provider, clock.now());
    }
    if (added > 0) {
      check();
    }
    return !engine.providers().isEmpty();
  }

  private void check() {
    claims.forEach(Claims::check);
  }

  private boolean write() throws SQLException {
    boolean hasWritten = unwritten.write(clock.now());
    if (hasWritten) {
      check();
    }
    return hasWritten;
  }

  /**
   * Has a generation advanced as soon as possible. Returns at once; a thread of its own writes it
   * down, together with all others of the moment, and again and again while the database is away.
   * This worker does it at once, another at its next look. One that comes while the generation is
   * being advanced has it advanced once more.
   */
  @Override
  public void wake(GenerationId id) {
    // also while it closes: what is written down last is for the others
    unwritten.wake(id);
    chores.soon(this::write);
  }

  /**
   * Has a generation advanced until it rests. Done at once if this worker brought it to rest. If
   * another did, within about the time of {@link WorkerSettings#restPolling}: its wake-up is gone
   * then, or parked, and which of both is not looked at, so {@link NextStep.Parked} stands for
   * both. A generation of a provider that is not here is waited for too: it may be another
   * worker's.
   */
  @Override
  public CompletableFuture<NextStep> rest(GenerationId id) {
    CompletableFuture<NextStep> rest = waiters.waitFor(id);
    unwritten.join(id);
    chores.soon(this::write);
    if (closed) {
      letGo();
    }
    return rest;
  }

  /**
   * Stops advancing in this process and lets go of everybody who waits. Steps that are being done
   * are waited for, within the limit of the settings, and not broken off after it; others may do
   * them again at once. Not to be called from within a step.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    claims.forEach(Claims::stop);
    engine.close();
    chores.close();
    chores.attempt(() -> {
      unwritten.write(clock.now());
      return wakeUps.release(name) > 0;
    });
    letGo();
  }

  private void letGo() {
    waiters.letGo(new NextStep.At(time.now()));
  }
}
