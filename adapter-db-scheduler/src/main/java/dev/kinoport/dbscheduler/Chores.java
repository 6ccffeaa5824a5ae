package dev.kinoport.dbscheduler;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A worker's small regular duties, on one thread. While the database is away each is tried again at
 * its next turn, and that is logged once.
 */
final class Chores implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Chores.class.getName());

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().name("kinoport-chores").daemon(true).factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private final AtomicBoolean isAsked = new AtomicBoolean();
  private volatile boolean isAway;

  /** One duty. */
  interface Chore {
    /** Says whether the database was asked anything. */
    boolean run() throws SQLException;
  }

  /** From now on, this long after each time it was done. */
  void every(Duration pause, Chore chore) {
    long nanos = pause.toNanos();
    var unused =
        thread.scheduleWithFixedDelay(() -> attempt(chore), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** Soon, and once for all who ask before it begins; always with the same chore. */
  void soon(Chore chore) {
    if (isAsked.compareAndSet(false, true)) {
      thread.execute(() -> {
        isAsked.set(false);
        attempt(chore);
      });
    }
  }

  /** Now, on the caller's thread. */
  void attempt(Chore chore) {
    try {
      boolean isBack = chore.run() && isAway;
      if (isBack) {
        LOG.log(System.Logger.Level.INFO, "the wake-ups' database is back");
        isAway = false;
      }
    } catch (SQLException e) {
      LOG.log(
          isAway ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
          "the wake-ups' database does not answer, it is tried again: " + e.getMessage());
      isAway = true;
    } catch (RuntimeException | Error defect) {
      // Thrown on, it would have been the chore's last turn.
      LOG.log(System.Logger.Level.ERROR, "a chore went wrong", defect);
    }
  }

  /** Begins nothing more, and waits a little for what it is doing. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "the wake-ups' database is slow; not waited for");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
