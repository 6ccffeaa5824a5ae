package dev.kinoport.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** A few connections of our own, opened when first needed and kept. */
final class KeptConnections implements Connections {
  private final DataSource source;
  private final String prepare;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  KeptConnections(DataSource source, Dialect dialect, int most) {
    this.source = source;
    this.prepare = dialect.prepare();
    this.free = new Semaphore(most, true);
  }

  @Override
  public Lease lease() throws SQLException {
    free.acquireUninterruptibly();
    try {
      if (closed) {
        throw new SQLException("the journal was closed", "08003");
      }
      Connection kept = idle.pollFirst();
      return new Kept(kept == null ? opened() : kept);
    } catch (SQLException | RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private Connection opened() throws SQLException {
    Connection connection = source.getConnection();
    if (prepare.isEmpty()) {
      return connection;
    }
    try {
      Sql.execute(connection, prepare);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Those on lease are closed when they come back. */
  @Override
  public void close() {
    closed = true;
    closeIdle();
  }

  private void closeIdle() {
    for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      closeQuietly(kept);
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(KeptConnections.class.getName())
          .log(System.Logger.Level.DEBUG, "a connection could not be closed", e);
    }
  }

  private final class Kept implements Lease {
    private final Connection connection;
    private boolean spoilt;

    Kept(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public void spoil() {
      spoilt = true;
    }

    /** If one was lost, those beside it were probably lost with it. */
    @Override
    public void close() {
      if (spoilt) {
        closeQuietly(connection);
        closeIdle();
      } else {
        idle.addFirst(connection);
      }
      free.release();
      if (closed) {
        closeIdle();
      }
    }
  }
}
