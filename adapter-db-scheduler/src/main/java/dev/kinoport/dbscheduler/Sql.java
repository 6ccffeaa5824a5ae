package dev.kinoport.dbscheduler;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Single statements, each a transaction of its own. */
final class Sql {
  private final DataSource source;

  Sql(DataSource source) {
    this.source = source;
  }

  /** Fills the question marks of a statement. */
  interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Makes a value of the row that the cursor is on. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** How many rows it changed. */
  int update(String sql, Binder binder) throws SQLException {
    try (Connection connection = source.getConnection()) {
      int count;
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binder.bind(statement);
        count = statement.executeUpdate();
      }
      commit(connection);
      return count;
    }
  }

  /** The rows that it found, or that it changed and returns. */
  <T> List<T> list(String sql, Binder binder, RowReader<T> reader) throws SQLException {
    try (Connection connection = source.getConnection()) {
      List<T> found = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binder.bind(statement);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.add(reader.read(rows));
          }
        }
      }
      commit(connection);
      return found;
    }
  }

  /** Whoever brings a DataSource may have switched auto-commit off. */
  private static void commit(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }
}
