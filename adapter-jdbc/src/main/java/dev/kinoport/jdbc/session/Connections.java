package dev.kinoport.jdbc.session;

import java.sql.SQLException;

/** Where connections come from. Safe for use by many threads. */
public interface Connections extends AutoCloseable {
  /** Waits for a connection, which is the caller's alone until it is given back. */
  Lease lease() throws SQLException;

  /** Closes what is kept. */
  @Override
  void close();

  /** One connection, in auto-commit mode, to be given back by closing this. */
  interface Lease extends AutoCloseable {
    /** What speaks on it; not to be used after the lease was given back. */
    Session session();

    /** Says that the connection is of no use any more. */
    void spoil();

    /** Gives it back. Trouble with that is no trouble of what was done on it, and is not thrown. */
    @Override
    void close();
  }
}
