package dev.kinoport.jdbc;

import dev.kinoport.database.Sql;
import dev.kinoport.jdbc.session.DriverSource;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * Says of a file of SQLite that it is another program's: it has tables or views and no table of
 * ours, or says itself whose it is. A wrong name must not put a journal into it. Reads without
 * changing a byte of it.
 */
final class ForeignDatabase {
  private static final String TABLES =
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
          + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";

  /** A number that programs give their files; we give none. */
  private static final String OWNER = "PRAGMA application_id";

  private ForeignDatabase() {}

  /** Why a journal does not go there; none if it is empty, ours, or no file of SQLite at all. */
  static Option<String> at(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return Option.none();
    }
    try {
      return contents(file)
          .whatIsForeign()
          .map(what ->
              "%s is the database of another program, with the %s: name another place for the journal; nothing was changed"
                  .formatted(file, what));
    } catch (SQLException e) {
      // Whoever opens it says so, in its words.
      return Option.none();
    }
  }

  /**
   * What is in a file.
   *
   * @param owner the number of the program that made it; 0 for none
   * @param tables names of tables and views
   */
  private record Contents(long owner, List<String> tables) {
    Contents {
      tables = List.copyOf(tables);
    }

    Option<String> whatIsForeign() {
      if (tables.stream().anyMatch(table -> table.startsWith(JournalOpening.SCHEMA + "_"))) {
        return Option.none();
      }
      return Option.ofOptional(tables.stream().findFirst())
          .map("table or view "::concat)
          .orElse(Option.when(owner != 0, "application id " + owner));
    }
  }

  /**
   * With a log beside it somebody has it open, maybe this very process, or had. So it is read with
   * SQLite's locks, and what is in the log too: a reader without locks would, when it closes, take
   * this process's own from it. Without a log it is read in a way that makes none.
   */
  private static Contents contents(Path file) throws SQLException {
    boolean hasLog = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    String url =
        "jdbc:sqlite:file:%s?%s"
            .formatted(file.toUri().getRawPath(), hasLog ? "mode=ro" : "immutable=1");
    try (Connection connection =
        new DriverSource(url, new Properties(), "org.xerial:sqlite-jdbc").getConnection()) {
      return new Contents(
          Sql.first(connection, row -> row.getLong(1), OWNER).getOrElse(0L),
          Sql.list(connection, row -> row.getString(1), TABLES));
    }
  }
}
