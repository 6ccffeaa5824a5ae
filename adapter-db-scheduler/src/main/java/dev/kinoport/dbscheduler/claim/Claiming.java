package dev.kinoport.dbscheduler.claim;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import dev.kinoport.database.Dialect;

/** How db-scheduler is to speak to a database. */
public final class Claiming {
  /** Where wake-ups are. */
  public static final String TABLE = "kinoport_wakeups";

  private Claiming() {}

  /** How values are written and read. */
  public static JdbcCustomization types(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> new EpochMillis();
      case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, false);
    };
  }

  /** The same, claiming only what is within reach. */
  public static JdbcCustomization within(Reach reach, Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> new SqliteClaims(reach);
      case POSTGRESQL -> new PostgresClaims(reach);
    };
  }

  /**
   * Sets how due wake-ups are claimed. On PostgreSQL never more than there are free threads: what
   * is claimed and waits for a thread sends no heartbeat, and would be taken for dead.
   */
  public static SchedulerBuilder polling(SchedulerBuilder builder, Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> builder.pollUsingFetch(0.5, 3.0);
      case POSTGRESQL -> builder.pollUsingLockAndFetch(0.5, 1.0);
    };
  }
}
