package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.Clock;
import dev.kinoport.database.Dialect;
import dev.kinoport.time.Timekeeper;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The database's time, which all workers agree on. Read from this machine's clock and what that was
 * found to be off by, so that a machine whose clock is wrong takes nobody for dead.
 */
final class DatabaseClock implements Clock {
  private static final Duration SLOW = Duration.ofMillis(500);

  private final Timekeeper time;
  private final SingleStatements sql;
  private final Dialect dialect;
  private volatile Duration ahead = Duration.ZERO;
  private volatile boolean isSet;

  DatabaseClock(Timekeeper time, SingleStatements sql, Dialect dialect) {
    this.time = time;
    this.sql = sql;
    this.dialect = dialect;
  }

  @Override
  public Instant now() {
    return at(time.now());
  }

  /** When it is, by the database, that this machine's clock shows a moment. */
  Instant at(Instant here) {
    return here.plus(ahead);
  }

  /** Compares the two clocks. An answer that took long says little, and is better than none. */
  boolean compare() throws SQLException {
    if (dialect.isOneFile()) {
      return false;
    }
    Instant before = time.now();
    sql.list(
            "SELECT clock_timestamp()",
            statement -> {},
            row -> row.getObject(1, OffsetDateTime.class).toInstant())
        .forEach(there -> learn(before, there));
    return true;
  }

  private void learn(Instant before, Instant there) {
    Duration took = Duration.between(before, time.now());
    if (isSet && took.compareTo(SLOW) > 0) {
      return;
    }
    ahead = Duration.between(before.plus(took.dividedBy(2)), there);
    isSet = true;
  }
}
