package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.jdbc.session.Session;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows into a table: on PostgreSQL all of them by one statement, whose text is the same
 * however many there are, so that it stays prepared; on SQLite, which has no trips to save, one by
 * one.
 */
final class BulkInsert {
  private final String one;
  private final String many;
  private final int columns;

  /**
   * @param table its name
   * @param columns each with its type, such as {@code "version BIGINT"}
   */
  BulkInsert(String table, String... columns) {
    this.columns = columns.length;
    List<String[]> typed = Arrays.stream(columns).map(column -> column.split(" ", 2)).toList();
    String into =
        "INSERT INTO {%s} (%s) "
            .formatted(
                table, typed.stream().map(column -> column[0]).collect(Collectors.joining(", ")));
    one = into + "VALUES (" + Columns.marks(columns.length) + ")";
    many =
        into
            + typed.stream()
                .map(column -> "?::" + column[1] + "[]")
                .collect(Collectors.joining(", ", "SELECT * FROM unnest(", ")"));
  }

  /** The statement for one row, to which something may be added. */
  String one() {
    return one;
  }

  /** Inserts these rows, in their order. */
  void insert(Session session, Dialect dialect, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    if (rows.size() > 1 && dialect.sendsTogether()) {
      session.update(many, arrays(rows));
      return;
    }
    for (@Nullable Object[] row : rows) {
      session.update(one, row);
    }
  }

  /** A column each, as texts: the statement says what they are. */
  private @Nullable Object[] arrays(List<@Nullable Object[]> rows) {
    @Nullable Object[] arrays = new Object[columns];
    for (int column = 0; column < columns; column++) {
      @Nullable String[] values = new String[rows.size()];
      for (int row = 0; row < values.length; row++) {
        Object value = rows.get(row)[column];
        values[row] = value == null ? null : String.valueOf(value);
      }
      arrays[column] = values;
    }
    return arrays;
  }
}
