package dev.kinoport.jdbc.session;

import dev.kinoport.jdbc.event.UnreadableEvent;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in transactions, and is the one place where trouble with the database becomes a fault.
 *
 * <p>What fails before the commit was rolled back. A commit that fails is in doubt: its answer may
 * have been lost on the way. Then the database itself is asked whether the work is there.
 */
public final class Transactions {
  private static final int ATTEMPTS = 4;

  private final Connections writers;
  private final Connections readers;
  private final String journal;
  private final AtomicReference<@Nullable JournalFault> damage = new AtomicReference<>();

  /**
   * Runs on these connections.
   *
   * @param journal its name, for people; holds no secret
   */
  public Transactions(Connections writers, Connections readers, String journal) {
    this.writers = writers;
    this.readers = readers;
    this.journal = journal;
  }

  /** Something that is asked. */
  public interface Query<T> {
    /** Asks on a connection that is this query's alone meanwhile. */
    public T read(Session session) throws SQLException;
  }

  /** Something that is written as a whole or not at all, and once, however often it is tried. */
  public interface Work<T> {
    /**
     * Writes within a transaction that was begun and is not committed yet. May run more than once,
     * each time after all of the earlier attempt was rolled back.
     */
    Decision<T> run(Session session) throws SQLException;

    /**
     * Whether this work is there although its commit failed. Asked in a transaction that is rolled
     * back; must begin by waiting until the lost transaction is over.
     */
    boolean isWritten(Session session) throws SQLException;

    /** What is written, for people who must look for it. */
    String name();

    /**
     * Whether it may share a transaction with others: if it comes to nothing, it has written
     * nothing.
     */
    boolean mayShare();
  }

  /**
   * What work comes to.
   *
   * @param answer for the caller, if the work is there
   * @param isKept whether to commit
   * @param afterwards looks, after a commit that went well, whether the work is there
   */
  public record Decision<T>(T answer, boolean isKept, Query<T> afterwards) {
    /** Keeps what was written. */
    public static <T> Decision<T> commit(T answer, Query<T> afterwards) {
      return new Decision<>(answer, true, afterwards);
    }

    /** Keeps nothing of it. */
    public static <T> Decision<T> rollBack(T answer) {
      return new Decision<>(answer, false, session -> answer);
    }
  }

  private interface Attempt<T> {
    Either<JournalFault, T> run() throws SQLException;
  }

  /** Asks, again if the connection was lost or the database busy. */
  public <T> Either<JournalFault, T> read(Query<T> query) {
    return again(() -> {
      try (Connections.Lease lease = readers.lease()) {
        return Either.right(spoiling(lease, query));
      }
    });
  }

  /**
   * Writes it once. A commit whose answer was lost is looked for before it is tried again, or it
   * might be there twice.
   */
  public <T> Either<JournalFault, T> write(Work<T> work) {
    return again(() -> {
      Decision<T> decision;
      SQLException lost;
      try (Connections.Lease lease = writers.lease()) {
        decision = begun(lease, work::run);
        if (!decision.isKept()) {
          rollBack(lease);
          return Either.right(decision.answer());
        }
        Option<SQLException> failed = commit(lease);
        if (failed.isEmpty()) {
          return Either.right(spoiling(lease, decision.afterwards()));
        }
        lost = failed.getOrElseThrow(SQLException::new);
      }
      return whenLost(work, decision.answer(), lost);
    });
  }

  /**
   * Runs works in one transaction and answers those that it can answer for. Trouble with the
   * database as a whole is everybody's; trouble that one of them has made is nobody's answer yet.
   */
  void writeTogether(List<GroupCommit.Ticket<?>> group) {
    Either<JournalFault, Boolean> done =
        again(() -> {
          try (Connections.Lease lease = writers.lease()) {
            commitTogether(lease, group);
            return Either.right(true);
          } catch (SQLException e) {
            if (DatabaseFault.of(e).isEverybodys()) {
              throw e;
            }
            return Either.right(false);
          } catch (RuntimeException e) {
            // Whoever made it will meet it again, alone.
            return Either.right(false);
          }
        });
    done.swap().forEach(fault -> group.forEach(ticket -> ticket.answer(Either.left(fault))));
  }

  private void commitTogether(Connections.Lease lease, List<GroupCommit.Ticket<?>> group)
      throws SQLException {
    List<Running<?>> running =
        begun(
            lease,
            session -> {
              List<Running<?>> begun = new ArrayList<>(group.size());
              for (GroupCommit.Ticket<?> ticket : group) {
                begun.add(Running.of(ticket, session));
              }
              return begun;
            });
    Option<SQLException> lost = commit(lease);
    if (lost.isDefined()) {
      // Each asks for itself, alone, and knows its own signature.
      return;
    }
    for (Running<?> one : running) {
      one.finish(lease.session());
    }
  }

  /** A work of a group, and what it has decided. */
  private record Running<T>(GroupCommit.Ticket<T> ticket, Decision<T> decision) {
    static <T> Running<T> of(GroupCommit.Ticket<T> ticket, Session session) throws SQLException {
      return new Running<>(ticket, ticket.work().run(session));
    }

    void finish(Session session) throws SQLException {
      ticket.answer(
          Either.right(
              decision.isKept() ? decision.afterwards().read(session) : decision.answer()));
    }
  }

  /** Why the commit failed, if it did and may yet be done. */
  private static Option<SQLException> commit(Connections.Lease lease) throws SQLException {
    try {
      lease.session().commit();
      return Option.none();
    } catch (SQLException e) {
      if (lease.session().isUndone(e)) {
        rollBack(lease);
        throw e;
      }
      lease.spoil();
      return Option.of(e);
    }
  }

  /** If it is not there, it is tried again as after any other trouble. */
  private <T> Either<JournalFault, T> whenLost(Work<T> work, T answer, SQLException commit)
      throws SQLException {
    Either<JournalFault, Boolean> there =
        again(() -> {
          try (Connections.Lease lease = writers.lease()) {
            boolean isWritten = begun(lease, work::isWritten);
            rollBack(lease);
            return Either.right(isWritten);
          }
        });
    if (there.contains(false)) {
      throw commit;
    }
    return there
        .<JournalFault>mapLeft(fault ->
            new JournalFault(
                "nobody knows whether %s was written: look for it before you begin anew; %s"
                    .formatted(work.name(), fault.reason())))
        .map(isWritten -> answer);
  }

  /** Begins and goes on; whatever is thrown on the way, nothing stays open. */
  private static <T> T begun(Connections.Lease lease, Query<T> query) throws SQLException {
    spoiling(
        lease,
        session -> {
          session.begin();
          return true;
        });
    try {
      return query.read(lease.session());
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(lease);
      throw e;
    }
  }

  private static <T> T spoiling(Connections.Lease lease, Query<T> query) throws SQLException {
    try {
      return query.read(lease.session());
    } catch (SQLException e) {
      lease.spoil();
      throw e;
    }
  }

  private static void rollBack(Connections.Lease lease) {
    try {
      lease.session().rollBack();
    } catch (SQLException e) {
      lease.spoil();
    }
  }

  private <T> Either<JournalFault, T> again(Attempt<T> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        if (number == ATTEMPTS || !DatabaseFault.of(e).mayBeginAgain()) {
          return Either.left(fault(e));
        }
      } catch (UnreadableEvent e) {
        return Either.left(
            new JournalFault("the journal %s: %s".formatted(journal, e.getMessage())));
      }
    }
  }

  private JournalFault fault(SQLException e) {
    String reason = DatabaseFault.of(e).reason(journal, e.getMessage());
    if (DatabaseFault.isDamagedFile(e)) {
      damaged(reason);
    }
    return new JournalFault(reason);
  }

  /** Takes it for damaged from now on, and says so once. */
  public void damaged(String reason) {
    if (damage.compareAndSet(null, new JournalFault(reason))) {
      System.getLogger(Transactions.class.getName())
          .log(
              System.Logger.Level.ERROR,
              "nothing more is bought by this process, which must be started anew when this is"
                  + " mended: "
                  + reason);
    }
  }

  /** What was found to be wrong with what it holds. */
  public Option<JournalFault> damage() {
    return Option.of(damage.get());
  }
}
