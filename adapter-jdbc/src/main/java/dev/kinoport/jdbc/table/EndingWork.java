package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.session.Transactions.Decision;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.Ledger;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes ends of several generations: for each a compare-and-set on the version, and the settling
 * of its purse, in one transaction. An end after the end moves no money.
 *
 * <p>Rows of generations are taken first, by their ids, then those of purses, by their names: no
 * two that end the same wait for each other.
 */
public final class EndingWork implements Transactions.Work<List<Either<AppendRefusal, Long>>> {
  private final List<Call> calls;
  private final Dialect dialect;

  public EndingWork(List<Call> calls, Dialect dialect) {
    this.calls = List.copyOf(calls);
    this.dialect = dialect;
  }

  /**
   * What one caller wants written.
   *
   * @param event an end
   * @param writtenBy unlike that of any other write
   */
  public record Call(GenerationId id, long knownVersion, GenerationEvent event, String writtenBy) {
    Option<GenerationEvent.End> end() {
      return event instanceof GenerationEvent.End end ? Option.of(end) : Option.none();
    }
  }

  /** What a generation had set aside when it was about to end; nothing if it had ended. */
  private record Reservation(String purse, Option<Money> amount) {}

  /** An end on its way into the database. */
  private record Sent(
      Call call, Session.Answer<List<Reservation>> reserved, Session.Answer<Integer> moved) {
    boolean isMoved() throws SQLException {
      return moved.get() == 1;
    }
  }

  @Override
  public Decision<List<Either<AppendRefusal, Long>>> run(Session session) throws SQLException {
    List<Sent> sent = new ArrayList<>(calls.size());
    for (Call call : inOrder()) {
      sent.add(send(session, call));
    }
    Purses purses = new Purses(session, dialect);
    // One alone needs no second trip to learn which purse it is.
    Option<Session.Answer<List<Ledger>>> only =
        sent.size() == 1
            ? Option.of(purses.lockOf(sent.get(0).call().id().value()))
            : Option.none();
    List<Call> moved = new ArrayList<>(sent.size());
    Map<Call, Either<AppendRefusal, Long>> answers = new HashMap<>();
    List<Sent> settling = new ArrayList<>();
    for (Sent one : sent) {
      if (one.isMoved()) {
        moved.add(one.call());
        settling.add(one);
      }
    }
    settle(purses, settling, only);
    new Events(session).end(moved, dialect);
    for (Sent one : sent) {
      answers.put(one.call(), answer(session, one));
    }
    List<Either<AppendRefusal, Long>> all =
        calls.stream().map(call -> answers.getOrDefault(call, unknown())).toList();
    return moved.isEmpty() ? Decision.rollBack(all) : Decision.commit(all, written -> all);
  }

  private List<Call> inOrder() {
    return calls.stream().sorted(Comparator.comparing(call -> call.id().value())).toList();
  }

  private Sent send(Session session, Call call) throws SQLException {
    Session.Answer<List<Reservation>> reserved =
        session.ask(
            row ->
                new Reservation(
                    row.getString(1), StoredMoney.of(row.getString(2), row.getString(3))),
            "SELECT purse, reserved, reserved_currency FROM {generations}"
                + " WHERE id = ? AND version = ? AND ended = 0 AND purse IS NOT NULL"
                + dialect.forUpdate(),
            call.id().value(),
            call.knownVersion());
    return new Sent(
        call, reserved, Generations.moveOn(session, call.id(), call.knownVersion(), call.event()));
  }

  private static void settle(
      Purses purses, List<Sent> settling, Option<Session.Answer<List<Ledger>>> only)
      throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    for (Sent one : settling) {
      one.reserved().get().forEach(reservation -> names.add(reservation.purse()));
    }
    Map<String, Session.Answer<List<Ledger>>> locked = new TreeMap<>();
    for (String name : names) {
      locked.put(
          name, only.isDefined() ? only.getOrElseThrow(SQLException::new) : purses.lock(name));
    }
    Map<String, Ledger> ledgers = new TreeMap<>();
    for (Map.Entry<String, Session.Answer<List<Ledger>>> purse : locked.entrySet()) {
      List<Ledger> there = purse.getValue().get();
      ledgers.put(purse.getKey(), there.isEmpty() ? Ledger.empty() : there.get(0));
    }
    for (Sent one : settling) {
      for (GenerationEvent.End end : one.call().end()) {
        for (Reservation reservation : one.reserved().get()) {
          ledgers.computeIfPresent(
              reservation.purse(), (name, purse) -> purse.settle(reservation.amount(), end.cost()));
        }
      }
    }
    for (Map.Entry<String, Ledger> purse : ledgers.entrySet()) {
      purses.write(purse.getKey(), purse.getValue());
    }
  }

  private static Either<AppendRefusal, Long> answer(Session session, Sent one) throws SQLException {
    Call call = one.call();
    return one.isMoved()
        ? Either.right(call.knownVersion() + 1)
        : Generations.lost(session, call.id(), call.knownVersion(), call.writtenBy());
  }

  private static Either<AppendRefusal, Long> unknown() {
    return Either.left(new AppendRefusal.NoSuchGeneration());
  }

  @Override
  public String name() {
    Call first = calls.get(0);
    String one = "generation %s, event %d".formatted(first.id(), first.knownVersion() + 1);
    return calls.size() == 1 ? one : one + " and the %d with it".formatted(calls.size() - 1);
  }

  /** What does not end has changed nothing. */
  @Override
  public boolean mayShare() {
    return true;
  }

  /** A change of a row, though none, waits for the lost transaction. */
  @Override
  public boolean isWritten(Session session) throws SQLException {
    Events events = new Events(session);
    for (Call call : inOrder()) {
      session.update("UPDATE {generations} SET version = version WHERE id = ?", call.id().value());
      if (events.isWritten(call.id(), call.knownVersion() + 1, call.writtenBy())) {
        return true;
      }
    }
    return false;
  }
}
