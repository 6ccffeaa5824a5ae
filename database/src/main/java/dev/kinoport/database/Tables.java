package dev.kinoport.database;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A set of tables of ours in a database that may hold those of others, and the version that they
 * have. A version is a script beside the owner, {@code postgresql/journal-1.sql}, in which each
 * statement ends a line with a semicolon and the names of tables stand in braces. What is missing
 * is made in one transaction, by one process at a time; if a statement fails, nothing of it is left
 * behind. Safe for use by many threads.
 *
 * @param owner stands beside the scripts
 * @param name of the set, in file names and in the table of versions
 * @param version the newest that this program brings, 1 or more
 */
public record Tables(Class<?> owner, String name, int version) {
  /** A file of SQLite may be locked by others who begin at the same moment. */
  private static final int ATTEMPTS = 10;

  private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\{[a-z_]+\\}) \\(");

  /** A line of a script for each; what is no column begins in capitals. */
  private static final Pattern COLUMN = Pattern.compile("(?m)^ {0,2}([a-z_]+) ");

  /** Why the tables are not as this program needs them; they were not touched. */
  public sealed interface Fault {
    /**
     * A newer program made them.
     *
     * @param found their version
     */
    record Newer(int found) implements Fault {}

    /**
     * They could not be made.
     *
     * @param reason what the database says
     */
    record NotMade(String reason) implements Fault {}

    /**
     * There are tables of these names, and they are not as ours are.
     *
     * @param reason what the database says, with the name of a table or column
     */
    record NotOurs(String reason) implements Fault {}
  }

  /**
   * The version that the tables have; 0 if there are none. On PostgreSQL a transaction that was
   * open then takes nothing more.
   */
  public int found(Connection connection, Dialect dialect, TableNames names) throws SQLException {
    try {
      return Sql.list(
              connection,
              row -> row.getInt(1),
              names.in("SELECT version FROM {%s_schema}".formatted(name)))
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

  /**
   * Brings the tables up to date, unless they are.
   *
   * @return why they are not; none if they are
   * @throws SQLException if the database cannot be asked
   */
  public Option<Fault> makeCurrent(DataSource source, Dialect dialect, TableNames names)
      throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(true);
      try {
        return makeCurrent(connection, dialect, names);
      } finally {
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  private Option<Fault> makeCurrent(Connection connection, Dialect dialect, TableNames names)
      throws SQLException {
    for (int attempt = 1; ; attempt++) {
      int found = found(connection, dialect, names);
      if (found > version) {
        return Option.of(new Fault.Newer(found));
      }
      if (found == version) {
        return foreign(connection, dialect, names);
      }
      try {
        make(connection, dialect, names);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !isLocked(e)) {
          return Option.of(new Fault.NotMade(reason(e, dialect, names)));
        }
      }
    }
  }

  /**
   * Asks for every column that the scripts made, in one statement that reads nothing: a table of
   * that name may be another program's, and a version of it says nothing then.
   */
  private Option<Fault> foreign(Connection connection, Dialect dialect, TableNames names)
      throws SQLException {
    List<String> questions = new ArrayList<>();
    for (int number = 1; number <= version; number++) {
      for (String statement : statements(dialect, number)) {
        Matcher table = TABLE.matcher(statement);
        if (table.find()) {
          List<String> columns =
              COLUMN
                  .matcher(statement.substring(table.end()))
                  .results()
                  .map(column -> column.group(1))
                  .toList();
          questions.add(
              "SELECT 1 FROM (SELECT %s FROM %s WHERE 1 = 0) AS t"
                      .formatted(String.join(", ", columns), table.group(1))
                  + questions.size());
        }
      }
    }
    try {
      Sql.list(connection, row -> row.getInt(1), names.in(String.join(" UNION ALL ", questions)));
      return Option.none();
    } catch (SQLException e) {
      if (dialect.isMissingTable(e) || dialect.isMissingColumn(e)) {
        return Option.of(
            new Fault.NotOurs(String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ")));
      }
      throw e;
    }
  }

  private static String reason(SQLException e, Dialect dialect, TableNames names) {
    String said = String.valueOf(e.getMessage());
    if (dialect.isTakenName(e)) {
      return "a table that is not ours has one of the names that begin with %s: name another schema; %s"
          .formatted(names.before(), said);
    }
    return dialect.isForbidden(e) && !names.schema().isEmpty()
        ? "have somebody say CREATE SCHEMA %s AUTHORIZATION with the name of this user; %s"
            .formatted(names.schema(), said)
        : said;
  }

  /** SQLite's busy or locked. */
  private static boolean isLocked(SQLException e) {
    return e.getErrorCode() == 5 || e.getErrorCode() == 6;
  }

  private void make(Connection connection, Dialect dialect, TableNames names) throws SQLException {
    begin(connection, dialect, names);
    try {
      makeSchema(connection, names);
      Sql.execute(
          connection,
          names.in(
              "CREATE TABLE IF NOT EXISTS {%s_schema} (version INTEGER PRIMARY KEY, made_at TEXT NOT NULL)"
                  .formatted(name)));
      for (int next = found(connection, dialect, names) + 1; next <= version; next++) {
        for (String statement : statements(dialect, next)) {
          Sql.execute(connection, names.in(statement));
        }
        Sql.execute(
            connection,
            names.in(
                "INSERT INTO {%s_schema} (version, made_at) VALUES (%s, CAST(CURRENT_TIMESTAMP AS TEXT))"
                    .formatted(name, String.valueOf(next))));
      }
      Sql.execute(connection, "COMMIT");
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /** Asked first: who may not make one is refused even if it is there. */
  private static void makeSchema(Connection connection, TableNames names) throws SQLException {
    boolean isMissing =
        !names.schema().isEmpty()
            && Sql.list(
                    connection,
                    row -> row.getString(1),
                    "SELECT nspname FROM pg_namespace WHERE nspname = ?",
                    names.schema())
                .isEmpty();
    if (isMissing) {
      Sql.execute(connection, "CREATE SCHEMA \"%s\"".formatted(names.schema()));
    }
  }

  /** Whoever comes second waits here, and finds the tables made. */
  private void begin(Connection connection, Dialect dialect, TableNames names) throws SQLException {
    switch (dialect) {
      case SQLITE -> Sql.execute(connection, "BEGIN IMMEDIATE");
      case POSTGRESQL -> {
        Sql.execute(connection, "BEGIN ISOLATION LEVEL READ COMMITTED");
        Sql.execute(
            connection,
            "SELECT pg_advisory_xact_lock(hashtext('%s%s'))".formatted(names.before(), name));
      }
    }
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      Sql.execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private List<String> statements(Dialect dialect, int number) {
    String file = dialect.folder() + "/" + name + "-" + number + ".sql";
    try (InputStream script = owner.getResourceAsStream(file)) {
      if (script == null) {
        throw new IllegalStateException("there is no %s beside %s".formatted(file, owner));
      }
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split(";\\s*\n", -1)).filter(part -> !part.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
