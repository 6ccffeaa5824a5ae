package dev.kinoport.jdbc;

import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The few things that are done with a connection before there is a {@link Session}. */
final class Sql {
  private Sql() {}

  /** Makes a value of the row that the cursor is on. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      var unused = statement.execute(sql);
    }
  }

  static <T> List<T> list(Connection connection, RowReader<T> reader, String sql)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read(rows, reader);
    }
  }

  /** The first row, if there is any. */
  static <T> Option<T> first(Connection connection, RowReader<T> reader, String sql)
      throws SQLException {
    List<T> rows = list(connection, reader, sql);
    return rows.isEmpty() ? Option.none() : Option.of(rows.get(0));
  }

  static <T> List<T> read(ResultSet rows, RowReader<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    while (rows.next()) {
      found.add(reader.read(rows));
    }
    return found;
  }
}
