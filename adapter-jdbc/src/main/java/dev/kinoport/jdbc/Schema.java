package dev.kinoport.jdbc;

import dev.kinoport.journal.JournalFault;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The tables and their version. One query tells whether they are current, so that Flyway, which
 * takes longer than all the rest of a start, is run only when there is something to do.
 */
final class Schema {
  /** The newest migration that this program brings. */
  static final int VERSION = 1;

  /** Of several who begin at once, some meet the history half made, and find it whole later. */
  private static final int ATTEMPTS = 10;

  private static final String HISTORY = "kinoport_schema_history";

  private final DataSource source;
  private final Dialect dialect;
  private final String journal;

  /**
   * Looks after the tables behind a source.
   *
   * @param journal its name, for people
   */
  Schema(DataSource source, Dialect dialect, String journal) {
    this.source = source;
    this.dialect = dialect;
    this.journal = journal;
  }

  /**
   * Brings the tables up to date.
   *
   * @param found the version that they have
   * @return why they are not; none if they are
   */
  Option<JournalFault> makeCurrent(int found) throws SQLException {
    if (found == VERSION) {
      return Option.none();
    }
    if (found > VERSION) {
      return Option.of(newer(found));
    }
    Option<JournalFault> fault = Option.none();
    int now = found;
    for (int attempt = 0; now < VERSION && attempt < ATTEMPTS; attempt++) {
      fault = migrate();
      now = version();
    }
    return now == VERSION ? Option.none() : now > VERSION ? Option.of(newer(now)) : fault;
  }

  private int version() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return version(connection, dialect);
    }
  }

  /** The version that the tables have; 0 if there are none. */
  static int version(Connection connection, Dialect dialect) throws SQLException {
    try {
      return Sql.list(
              connection,
              row -> number(row.getString(1)),
              "SELECT version FROM " + HISTORY + " WHERE version IS NOT NULL")
          .stream()
          .mapToInt(Integer::intValue)
          .max()
          .orElse(0);
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

  private Option<JournalFault> migrate() {
    Logger talk = Logger.getLogger("org.flywaydb");
    Level before = talk.getLevel();
    talk.setLevel(Level.WARNING);
    try {
      var unused =
          Flyway.configure(Schema.class.getClassLoader())
              .dataSource(source)
              .locations(dialect.migrations())
              .table(HISTORY)
              // The database may hold tables of others already, wake-ups among them.
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load()
              .migrate();
      return Option.none();
    } catch (FlywayException e) {
      return Option.of(
          new JournalFault(
              "the journal %s cannot be brought to schema %d; it is as it was before (%s)"
                  .formatted(journal, VERSION, e.getMessage())));
    } finally {
      talk.setLevel(before);
    }
  }

  private JournalFault newer(int found) {
    return new JournalFault(
        "the journal %s has schema %d of a newer Kinoport, and this one knows %d: update this program;"
            .concat(" the journal was not touched")
            .formatted(journal, found, VERSION));
  }
}
