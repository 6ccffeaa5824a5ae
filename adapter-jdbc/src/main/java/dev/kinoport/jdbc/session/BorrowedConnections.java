package dev.kinoport.jdbc.session;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.Sql;
import dev.kinoport.database.TableNames;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of somebody else's source, which pools them or not, and is not ours to close. */
public final class BorrowedConnections implements Connections {
  private static final System.Logger LOG = System.getLogger(BorrowedConnections.class.getName());

  private final DataSource source;
  private final Dialect dialect;
  private final TableNames names;

  public BorrowedConnections(DataSource source, Dialect dialect, TableNames names) {
    this.source = source;
    this.dialect = dialect;
    this.names = names;
  }

  @Override
  public Lease lease() throws SQLException {
    Connection connection = source.getConnection();
    try {
      boolean autoCommit = connection.getAutoCommit();
      if (!autoCommit) {
        connection.setAutoCommit(true);
      }
      if (!dialect.prepare().isEmpty()) {
        Sql.execute(connection, dialect.prepare());
      }
      return new Borrowed(new Session(connection, dialect, names, dialect.begin()), autoCommit);
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() {}

  private static final class Borrowed implements Lease {
    private final Session session;
    private final boolean autoCommit;
    private boolean spoilt;

    Borrowed(Session session, boolean autoCommit) {
      this.session = session;
      this.autoCommit = autoCommit;
    }

    @Override
    public Session session() {
      return session;
    }

    /** A pool would hand it out again, with whatever is still open in it. */
    @Override
    public void spoil() {
      spoilt = true;
    }

    @Override
    public void close() {
      try (Connection connection = session.connection()) {
        if (!spoilt) {
          restore(connection);
        }
        if (spoilt) {
          connection.abort(Runnable::run);
        }
      } catch (SQLException | RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "a connection could not be given back", e);
      }
    }

    /** What is not as it was is of no use to the next. */
    private void restore(Connection connection) {
      try {
        session.close();
        if (!autoCommit) {
          connection.setAutoCommit(false);
        }
      } catch (SQLException | RuntimeException e) {
        spoil();
        LOG.log(System.Logger.Level.WARNING, "a connection could not be left as it was", e);
      }
    }
  }
}
