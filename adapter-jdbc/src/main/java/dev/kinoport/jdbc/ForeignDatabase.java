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
 * Says of a file of SQLite that it is another program's: it has tables, and none of them is ours. A
 * wrong name must not put a journal into it. Reads the file without changing a byte of it or beside
 * it; what another program has not merged into it yet is not seen.
 */
final class ForeignDatabase {
  private static final String TABLES =
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE"
          + " '\\' ORDER BY name";

  private ForeignDatabase() {}

  /** Why a journal does not go there; none if it is empty, ours, or no file of SQLite at all. */
  static Option<String> at(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return Option.none();
    }
    String url = "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1";
    try (Connection connection =
        new DriverSource(url, new Properties(), "org.xerial:sqlite-jdbc").getConnection()) {
      List<String> tables = Sql.list(connection, row -> row.getString(1), TABLES);
      return tables.isEmpty() || tables.stream().anyMatch(ForeignDatabase::isOurs)
          ? Option.none()
          : Option.some(
              "%s is the database of another program, with the table %s: name another place for the journal; nothing was changed"
                  .formatted(file, tables.getFirst()));
    } catch (SQLException e) {
      // Whoever opens it says so, in its words.
      return Option.none();
    }
  }

  private static boolean isOurs(String table) {
    return table.startsWith(JournalOpening.SCHEMA + "_");
  }
}
