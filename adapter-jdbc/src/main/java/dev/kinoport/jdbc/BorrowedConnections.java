package dev.kinoport.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of somebody else's source, which pools them or not, and is not ours to close. */
final class BorrowedConnections implements Connections {
  private final DataSource source;
  private final String prepare;

  BorrowedConnections(DataSource source, Dialect dialect) {
    this.source = source;
    this.prepare = dialect.prepare();
  }

  @Override
  public Lease lease() throws SQLException {
    Connection connection = source.getConnection();
    try {
      boolean autoCommit = connection.getAutoCommit();
      if (!autoCommit) {
        connection.setAutoCommit(true);
      }
      if (!prepare.isEmpty()) {
        Sql.execute(connection, prepare);
      }
      return new Borrowed(connection, autoCommit);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() {}

  private static final class Borrowed implements Lease {
    private final Connection connection;
    private final boolean autoCommit;
    private boolean spoilt;

    Borrowed(Connection connection, boolean autoCommit) {
      this.connection = connection;
      this.autoCommit = autoCommit;
    }

    @Override
    public Connection connection() {
      return connection;
    }

    /** A pool would hand it out again, with whatever is still open in it. */
    @Override
    public void spoil() {
      spoilt = true;
    }

    @Override
    public void close() throws SQLException {
      try (connection) {
        if (spoilt) {
          connection.abort(Runnable::run);
          return;
        }
        if (!autoCommit) {
          connection.setAutoCommit(false);
        }
      }
    }
  }
}
