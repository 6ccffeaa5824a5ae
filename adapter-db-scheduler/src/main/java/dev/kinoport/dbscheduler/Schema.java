package dev.kinoport.dbscheduler;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The table and its version, apart from those of any other table beside it. One query tells whether
 * it is current, so Flyway is run only when there is something to do.
 */
final class Schema {
  /** The newest migration that this program brings. */
  private static final int VERSION = 1;

  /** Of several who begin at once, some meet the history half made, and find it whole later. */
  private static final int ATTEMPTS = 10;

  private static final String HISTORY = "kinoport_wakeups_schema";

  private final DataSource source;
  private final Sql sql;

  Schema(DataSource source) {
    this.source = source;
    this.sql = new Sql(source);
  }

  /** Opens the database, once the table is there and current. */
  Either<SchedulerFault, Opened> open() {
    try {
      String product = product();
      return Dialect.of(product)
          .<SchedulerFault>toEither(() -> unsupported(product))
          .flatMap(this::current);
    } catch (SQLException e) {
      return Either.left(new SchedulerFault("the wake-ups' database does not answer: " + e));
    }
  }

  private static SchedulerFault unsupported(String product) {
    return new SchedulerFault(
        "wake-ups cannot be kept on %s: use SQLite or PostgreSQL".formatted(product));
  }

  private String product() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    }
  }

  private Either<SchedulerFault, Opened> current(Dialect dialect) {
    try {
      Option<SchedulerFault> fault = Option.none();
      for (int attempt = 0; version(dialect) < VERSION && attempt < ATTEMPTS; attempt++) {
        fault = migrate(dialect);
      }
      int found = version(dialect);
      if (found == VERSION) {
        return Either.right(opened(dialect));
      }
      return Either.left(found > VERSION ? newer(found) : fault.getOrElse(() -> newer(found)));
    } catch (SQLException e) {
      return Either.left(new SchedulerFault("the wake-ups' table cannot be read: " + e));
    }
  }

  private Opened opened(Dialect dialect) throws SQLException {
    List<String> dice = sql.list(dialect.dice(), statement -> {}, row -> row.getString(1));
    return new Opened(source, dialect, String.join("", dice), new AtomicInteger());
  }

  /** The version that the table has; 0 if there is none. */
  private int version(Dialect dialect) throws SQLException {
    try {
      List<Integer> versions =
          sql.list(
              "SELECT version FROM " + HISTORY + " WHERE version IS NOT NULL",
              statement -> {},
              row -> number(row.getString(1)));
      return versions.stream().mapToInt(Integer::intValue).max().orElse(0);
    } catch (SQLException e) {
      if (dialect.isMissingTable(e)) {
        return 0;
      }
      throw e;
    }
  }

  private static int number(@Nullable String version) {
    try {
      return Integer.parseInt(String.valueOf(version));
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  private Option<SchedulerFault> migrate(Dialect dialect) {
    Logger talk = Logger.getLogger("org.flywaydb");
    Level before = talk.getLevel();
    talk.setLevel(Level.WARNING);
    try {
      var unused =
          Flyway.configure(Schema.class.getClassLoader())
              .dataSource(source)
              .locations(dialect.migrations())
              .table(HISTORY)
              // The journal's tables may be there before.
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load()
              .migrate();
      return Option.none();
    } catch (FlywayException e) {
      return Option.of(
          new SchedulerFault(
              "the wake-ups' table cannot be brought to schema %d; it is as it was before (%s)"
                  .formatted(VERSION, e.getMessage())));
    } finally {
      talk.setLevel(before);
    }
  }

  private static SchedulerFault newer(int found) {
    return new SchedulerFault(
        "the wake-ups' table has schema %d of a newer Kinoport, and this one knows %d: update this"
            .concat(" program; the table was not touched")
            .formatted(found, VERSION));
  }
}
