package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/** All that two databases say differently. */
enum Dialect {
  /** One file, one writer at a time, on the worker's own machine. */
  SQLITE("SQLite", "SELECT value AS id FROM json_each(?)", "SELECT lower(hex(randomblob(8)))"),

  /** A server, with a clock of its own. */
  POSTGRESQL(
      "PostgreSQL",
      "SELECT value AS id FROM json_array_elements_text(?::json)",
      "SELECT substr(replace(gen_random_uuid()::text, '-', ''), 1, 16)");

  private static final int SQLITE_ERROR = 1;

  private final String product;
  private final String ids;
  private final String dice;

  Dialect(String product, String ids, String dice) {
    this.product = product;
    this.ids = ids;
    this.dice = dice;
  }

  /** The dialect of a database that calls itself so. */
  static Option<Dialect> of(String product) {
    return Option.ofOptional(
        Arrays.stream(values()).filter(dialect -> dialect.product.equals(product)).findFirst());
  }

  /** A query for the column {@code id}, from one parameter: a JSON array of texts. */
  String ids() {
    return ids;
  }

  /** Asks for 16 characters that nobody was given before. */
  String dice() {
    return dice;
  }

  /** How values are written and read. */
  JdbcCustomization types() {
    return switch (this) {
      case SQLITE -> new EpochMillis();
      case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, false);
    };
  }

  /** How db-scheduler is to speak to it, claiming only what is within reach. */
  JdbcCustomization claims(Reach reach) {
    return switch (this) {
      case SQLITE -> new SqliteClaims(reach);
      case POSTGRESQL -> new PostgresClaims(reach);
    };
  }

  /** Where its migrations are. */
  String migrations() {
    return "classpath:dev/kinoport/dbscheduler/" + product.toLowerCase(Locale.ROOT);
  }

  /** Whether its clock is another than the worker's. */
  boolean hasClock() {
    return this == POSTGRESQL;
  }

  /** Whether a query failed because its table is not there. */
  boolean isMissingTable(SQLException e) {
    return switch (this) {
      case SQLITE ->
          e.getErrorCode() == SQLITE_ERROR && String.valueOf(e.getMessage()).contains("no such");
      case POSTGRESQL -> "42P01".equals(e.getSQLState());
    };
  }

  /**
   * Sets how due wake-ups are claimed. On PostgreSQL never more than there are free threads: what
   * is claimed and waits for a thread sends no heartbeat, and would be taken for dead.
   */
  SchedulerBuilder claiming(SchedulerBuilder builder) {
    return switch (this) {
      case SQLITE -> builder.pollUsingFetch(0.5, 3.0);
      case POSTGRESQL -> builder.pollUsingLockAndFetch(0.5, 1.0);
    };
  }
}
