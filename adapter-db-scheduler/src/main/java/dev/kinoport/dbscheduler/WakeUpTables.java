package dev.kinoport.dbscheduler;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.Sql;
import dev.kinoport.database.TableNames;
import dev.kinoport.database.Tables;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database with the table of wake-ups in it.
 *
 * @param source where connections come from
 * @param dialect what it speaks
 * @param token a text that nobody else was given
 * @param workers how many were named after it
 */
record WakeUpTables(DataSource source, Dialect dialect, String token, AtomicInteger workers) {
  private static final Tables TABLES = new Tables(WakeUpTables.class, "wakeups", 1);
  private static final TableNames NAMES = TableNames.prefixed("kinoport");
  private static final int TOKEN = 16;

  /** Opens the database, once the table is there and current. */
  static Either<SchedulerFault, WakeUpTables> of(DataSource source) {
    try {
      String product = product(source);
      Option<Dialect> dialect = Dialect.of(product);
      return dialect.isEmpty()
          ? Either.left(unsupported(product))
          : current(source, dialect.getOrElse(Dialect.SQLITE));
    } catch (SQLException e) {
      return Either.left(
          new SchedulerFault("the wake-ups' database does not answer: " + e.getMessage()));
    }
  }

  private static SchedulerFault unsupported(String product) {
    return new SchedulerFault(
        "wake-ups cannot be kept on %s: use SQLite or PostgreSQL".formatted(product));
  }

  private static String product(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    }
  }

  private static Either<SchedulerFault, WakeUpTables> current(DataSource source, Dialect dialect) {
    try {
      Option<Tables.Fault> fault = TABLES.makeCurrent(source, dialect, NAMES);
      return fault.isEmpty()
          ? Either.right(
              new WakeUpTables(source, dialect, token(source, dialect), new AtomicInteger()))
          : Either.left(new SchedulerFault(fault.fold(() -> "", WakeUpTables::reason)));
    } catch (SQLException e) {
      return Either.left(
          new SchedulerFault("the wake-ups' table cannot be read: " + e.getMessage()));
    }
  }

  private static String token(DataSource source, Dialect dialect) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return Sql.first(connection, row -> row.getString(1), dialect.dice())
          .getOrElseThrow(() -> new SQLException("the database rolled no dice"))
          .substring(0, TOKEN);
    }
  }

  private static String reason(Tables.Fault fault) {
    return switch (fault) {
      case Tables.Fault.Newer newer ->
          "the wake-ups' table has schema %d of a newer Kinoport, and this one knows %d: update"
              .concat(" this program; the table was not touched")
              .formatted(newer.found(), TABLES.version());
      case Tables.Fault.NotOurs foreign ->
          "a table whose name begins with %s is another program's: keep the wake-ups in another database or schema; nothing was changed (%s)"
              .formatted(NAMES.before(), foreign.reason());
      case Tables.Fault.NotMade failed ->
          "the wake-ups' table cannot be brought to schema %d; it is as it was before (%s)"
              .formatted(TABLES.version(), failed.reason());
    };
  }

  /**
   * A name for a worker: no other has it, in this process or another.
   *
   * @param process by which others can tell whether it lives; none if they cannot
   */
  String nextName(Option<String> process) {
    String name = "kinoport-" + token + "-" + workers.incrementAndGet();
    return process.map(known -> name + DeadWorkers.OF_PROCESS + known).getOrElse(name);
  }
}
