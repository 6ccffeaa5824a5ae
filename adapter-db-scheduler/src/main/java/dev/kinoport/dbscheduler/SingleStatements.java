package dev.kinoport.dbscheduler;

import dev.kinoport.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Single statements, each a transaction of its own. */
final class SingleStatements {
  private final DataSource source;

  SingleStatements(DataSource source) {
    this.source = source;
  }

  /** Fills the question marks of a statement. */
  interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
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
  <T> List<T> list(String sql, Binder binder, Sql.RowReader<T> reader) throws SQLException {
    try (Connection connection = source.getConnection()) {
      List<T> found;
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binder.bind(statement);
        try (ResultSet rows = statement.executeQuery()) {
          found = Sql.read(rows, reader);
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
