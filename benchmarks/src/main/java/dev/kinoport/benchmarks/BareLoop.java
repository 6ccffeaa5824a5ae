package dev.kinoport.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/** What a user would write instead of a journal: one table, one insert, one commit. */
final class BareLoop implements AutoCloseable {
  private final PreparedStatement insert;
  private final LongSupplier ids;
  private final String body = "x".repeat(1_200);

  BareLoop(Connection connection, LongSupplier ids) throws SQLException {
    this.ids = ids;
    try (var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS bare (id BIGINT PRIMARY KEY, body TEXT NOT NULL)");
    }
    insert = connection.prepareStatement("INSERT INTO bare (id, body) VALUES (?, ?)");
  }

  void insert(int rows) throws SQLException {
    for (int i = 0; i < rows; i++) {
      insert.setLong(1, ids.getAsLong());
      insert.setString(2, body);
      insert.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
