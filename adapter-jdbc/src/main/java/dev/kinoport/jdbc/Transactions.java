package dev.kinoport.jdbc;

import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs work in transactions, and is the one place where trouble with the database becomes a fault.
 *
 * <p>What fails before the commit was rolled back. A commit that fails is in doubt: its answer may
 * have been lost on the way. Then the database itself is asked whether the work is there.
 */
final class Transactions {
  private static final int ATTEMPTS = 4;

  private final Dialect dialect;
  private final Connections writers;
  private final Connections readers;
  private final String journal;

  /**
   * Runs on these connections.
   *
   * @param journal its name, for people; holds no secret
   */
  Transactions(Dialect dialect, Connections writers, Connections readers, String journal) {
    this.dialect = dialect;
    this.writers = writers;
    this.readers = readers;
    this.journal = journal;
  }

  /** Something that is only read. */
  interface Query<T> {
    T read(Connection connection) throws SQLException;
  }

  /** Something that is written as a whole or not at all. */
  interface Work<T> {
    Decision<T> run(Connection connection) throws SQLException;

    /**
     * Whether this work is there although its commit failed. Asked in a transaction that is rolled
     * back; must begin by waiting until the lost transaction is over.
     */
    boolean isWritten(Connection connection) throws SQLException;
  }

  /**
   * What work comes to.
   *
   * @param answer for the caller
   * @param isKept whether to commit
   */
  record Decision<T>(T answer, boolean isKept) {
    static <T> Decision<T> commit(T answer) {
      return new Decision<>(answer, true);
    }

    static <T> Decision<T> rollBack(T answer) {
      return new Decision<>(answer, false);
    }
  }

  /**
   * How a transaction ended.
   *
   * @param answer what the work came to
   * @param lost why the commit failed; none if it did not
   */
  private record Outcome<T>(T answer, Option<SQLException> lost) {}

  private interface Attempt<T> {
    Either<JournalFault, T> run() throws SQLException;
  }

  <T> Either<JournalFault, T> read(Query<T> query) {
    return again(() -> {
      try (Connections.Lease lease = readers.lease()) {
        return Either.right(spoiling(lease, query));
      }
    });
  }

  <T> Either<JournalFault, T> write(Work<T> work) {
    return again(() -> {
      Outcome<T> outcome = outcome(work);
      return outcome
          .lost()
          .fold(() -> Either.right(outcome.answer()), e -> whenLost(work, outcome.answer(), e));
    });
  }

  private <T> Outcome<T> outcome(Work<T> work) throws SQLException {
    try (Connections.Lease lease = writers.lease()) {
      Decision<T> decision = begun(lease, work::run);
      if (!decision.isKept()) {
        rollBack(lease);
        return new Outcome<>(decision.answer(), Option.none());
      }
      try {
        Sql.execute(lease.connection(), "COMMIT");
        return new Outcome<>(decision.answer(), Option.none());
      } catch (SQLException e) {
        lease.spoil();
        return new Outcome<>(decision.answer(), Option.of(e));
      }
    }
  }

  private <T> Either<JournalFault, T> whenLost(Work<T> work, T answer, SQLException commit) {
    Either<JournalFault, Boolean> there =
        again(() -> {
          try (Connections.Lease lease = writers.lease()) {
            boolean isWritten = begun(lease, work::isWritten);
            rollBack(lease);
            return Either.right(isWritten);
          }
        });
    return there.fold(
        fault -> Either.left(new JournalFault("may hold the last entry or not: " + fault.reason())),
        isWritten -> isWritten ? Either.right(answer) : Either.left(fault(commit)));
  }

  /** Begins and goes on; whatever is thrown on the way, nothing stays open. */
  private <T> T begun(Connections.Lease lease, Query<T> query) throws SQLException {
    spoiling(
        lease,
        connection -> {
          Sql.execute(connection, dialect.begin());
          return true;
        });
    try {
      return query.read(lease.connection());
    } catch (SQLException | RuntimeException e) {
      rollBack(lease);
      throw e;
    }
  }

  private static <T> T spoiling(Connections.Lease lease, Query<T> query) throws SQLException {
    try {
      return query.read(lease.connection());
    } catch (SQLException e) {
      lease.spoil();
      throw e;
    }
  }

  private static void rollBack(Connections.Lease lease) {
    try {
      Sql.execute(lease.connection(), "ROLLBACK");
    } catch (SQLException e) {
      lease.spoil();
    }
  }

  private <T> Either<JournalFault, T> again(Attempt<T> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        if (number == ATTEMPTS || !DatabaseTrouble.of(e).mayBeginAgain()) {
          return Either.left(fault(e));
        }
      } catch (UnreadableEvent e) {
        return Either.left(
            new JournalFault("the journal %s: %s".formatted(journal, e.getMessage())));
      }
    }
  }

  private JournalFault fault(SQLException e) {
    return new JournalFault(DatabaseTrouble.of(e).reason(journal, e.getMessage()));
  }
}
