package dev.kinoport.database;

import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single statements on a connection. */
public final class Sql {
  private Sql() {}

  /** Makes a value of the row that the cursor is on. */
  public interface RowReader<T> {
    /** Makes it. */
    T read(ResultSet row) throws SQLException;
  }

  /** Executes what needs no parameters and answers nothing that matters. */
  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        statement.getResultSet().close();
      }
    }
  }

  /** How many rows a statement changed. */
  public static int update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /** The rows that a statement found, or that it changed and returns. */
  public static <T> List<T> list(
      Connection connection, RowReader<T> reader, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows, reader);
      }
    }
  }

  /** The first of these rows, if there is any. */
  public static <T> Option<T> first(
      Connection connection, RowReader<T> reader, String sql, @Nullable Object... parameters)
      throws SQLException {
    List<T> rows = list(connection, reader, sql, parameters);
    return rows.isEmpty() ? Option.none() : Option.of(rows.get(0));
  }

  /** All rows that are left. */
  public static <T> List<T> read(ResultSet rows, RowReader<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    while (rows.next()) {
      found.add(reader.read(rows));
    }
    return found;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
