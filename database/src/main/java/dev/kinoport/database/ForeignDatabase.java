package dev.kinoport.database;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Says of a file of SQLite that it is another program's: it has tables or views and no table of
 * ours, or says itself whose it is. Or that it is none at all, and cut so short that SQLite would
 * begin anew in it. A wrong name must not put our tables into it. Reads without changing a byte of
 * it.
 *
 * @param file where it is
 * @param word which our tables' names begin with, before a {@code _}
 * @param what shall be kept there, for people: {@code the journal}
 */
public record ForeignDatabase(Path file, String word, String what) {
  /** A page is this long at least, in bytes, and every file has one: sqlite.org/fileformat.html. */
  private static final int SHORTEST = 512;

  private static final String TABLES =
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
          + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";

  /** A number that programs give their files; we give none. */
  private static final String OWNER = "PRAGMA application_id";

  /** Why our tables do not go there; none if it is empty or ours, or SQLite itself will refuse. */
  public Option<String> unfit() throws IOException {
    Option<String> cut = cut();
    return cut.isDefined() ? cut : foreign();
  }

  /** Why it cannot be a database, by its length alone; none if it can, or is empty. */
  public Option<String> cut() throws IOException {
    long length = Files.isRegularFile(file) ? Files.size(file) : 0;
    return Option.when(
        length > 0 && length < SHORTEST,
        () ->
            "%s is no database, with %d bytes: it was cut, or is something else. Nothing was changed: bring %s back from a copy, or name another place for it"
                .formatted(file, length, what));
  }

  private Option<String> foreign() throws IOException {
    return contents()
        .flatMap(it -> it.whatIsForeign(word))
        .map(thing ->
            "%s is the database of another program, with the %s: name another place for %s; nothing was changed"
                .formatted(file, thing, what));
  }

  /** Whether it is a database without any table of ours. */
  public boolean hasNothingOfOurs() throws IOException {
    return contents().exists(it -> !it.hasTablesOf(word));
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

    boolean hasTablesOf(String word) {
      return tables.stream().anyMatch(table -> table.startsWith(word + "_"));
    }

    Option<String> whatIsForeign(String word) {
      if (hasTablesOf(word)) {
        return Option.none();
      }
      return Option.ofOptional(tables.stream().findFirst())
          .map("table or view "::concat)
          .orElse(Option.when(owner != 0, "application id " + owner));
    }
  }

  /** None if there is nothing, or SQLite cannot read it: whoever opens it says so, in its words. */
  private Option<Contents> contents() throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return Option.none();
    }
    try {
      return Option.some(read());
    } catch (SQLException e) {
      return Option.none();
    }
  }

  /**
   * With a log beside it somebody has it open, maybe this very process, or had. So it is read with
   * SQLite's locks, and what is in the log too: a reader without locks would, when it closes, take
   * this process's own from it. Without a log it is read in a way that makes none.
   */
  private Contents read() throws SQLException {
    boolean hasLog = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    String url =
        "jdbc:sqlite:file:%s?%s"
            .formatted(file.toUri().getRawPath(), hasLog ? "mode=ro" : "immutable=1");
    try (Connection connection = DriverManager.getConnection(url)) {
      return new Contents(
          Sql.first(connection, row -> row.getLong(1), OWNER).getOrElse(0L),
          Sql.list(connection, row -> row.getString(1), TABLES));
    }
  }
}
