package dev.kinoport.jdbc.session;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.Sql;
import dev.kinoport.database.TableNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** A few connections of our own, opened when first needed and kept. */
public final class KeptConnections implements Connections {
  private final DataSource source;
  private final Dialect dialect;
  private final TableNames names;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  public KeptConnections(DataSource source, Dialect dialect, TableNames names, int most) {
    this.source = source;
    this.dialect = dialect;
    this.names = names;
    this.free = new Semaphore(most, true);
  }

  @Override
  public Lease lease() throws SQLException {
    free.acquireUninterruptibly();
    try {
      if (closed) {
        throw new SQLException("the journal was closed", "08003");
      }
      Session kept = idle.pollFirst();
      return new Kept(kept == null ? opened() : kept);
    } catch (SQLException | RuntimeException | Error e) {
      free.release();
      throw e;
    }
  }

  private Session opened() throws SQLException {
    Connection connection = source.getConnection();
    try {
      Sql.execute(connection, dialect.prepareOurs());
      return new Session(connection, dialect, names, dialect.beginOnOurs());
    } catch (SQLException | RuntimeException | Error e) {
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
    for (Session kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      closeQuietly(kept);
    }
  }

  private static void closeQuietly(Session session) {
    try {
      session.connection().close();
    } catch (SQLException | RuntimeException e) {
      System.getLogger(KeptConnections.class.getName())
          .log(System.Logger.Level.DEBUG, "a connection could not be closed", e);
    }
  }

  private final class Kept implements Lease {
    private final Session session;
    private boolean spoilt;

    Kept(Session session) {
      this.session = session;
    }

    @Override
    public Session session() {
      return session;
    }

    @Override
    public void spoil() {
      spoilt = true;
    }

    /** If one was lost, those beside it were probably lost with it. */
    @Override
    public void close() {
      if (spoilt) {
        closeQuietly(session);
        closeIdle();
      } else {
        idle.addFirst(session);
      }
      free.release();
      if (closed) {
        closeIdle();
      }
    }
  }
}
