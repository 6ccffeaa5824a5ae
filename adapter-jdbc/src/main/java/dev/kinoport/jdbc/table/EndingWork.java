package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.session.Transactions.Decision;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

  /** What one caller wants written. */
  public static final class Call {
    private final GenerationId id;
    private final long knownVersion;
    private final GenerationEvent.End end;
    private final String writtenBy;
    private final @Nullable Object[] row;

    /**
     * Makes ready to end a generation, before a transaction begins.
     *
     * @param writtenBy unlike that of any other write
     */
    public Call(GenerationId id, long knownVersion, GenerationEvent.End end, String writtenBy) {
      this.id = id;
      this.knownVersion = knownVersion;
      this.end = end;
      this.writtenBy = writtenBy;
      this.row = Events.row(id, knownVersion + 1, end, writtenBy);
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
    Map<Call, Sent> sent = new LinkedHashMap<>();
    for (Call call : inOrder()) {
      sent.put(call, send(session, call));
    }
    Purses purses = new Purses(session, dialect);
    // One alone needs no second trip to learn which purse it is.
    Option<Session.Answer<List<BudgetLedger>>> only =
        calls.size() == 1 ? Option.of(purses.lockOf(calls.get(0).id.value())) : Option.none();
    List<Sent> moved = new ArrayList<>(sent.size());
    for (Sent one : sent.values()) {
      if (one.isMoved()) {
        moved.add(one);
      }
    }
    settle(purses, moved, only);
    Events.ROWS.insert(session, dialect, moved.stream().map(one -> one.call().row).toList());
    List<Either<AppendRefusal, Long>> answers = new ArrayList<>(calls.size());
    for (Call call : calls) {
      answers.add(answer(session, call, moved.contains(sent.get(call))));
    }
    return moved.isEmpty()
        ? Decision.rollBack(answers)
        : Decision.commit(answers, written -> answers);
  }

  private List<Call> inOrder() {
    return calls.stream().sorted(Comparator.comparing(call -> call.id.value())).toList();
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
            call.id.value(),
            call.knownVersion);
    return new Sent(
        call, reserved, Generations.moveOn(session, call.id, call.knownVersion, call.end));
  }

  private static void settle(
      Purses purses, List<Sent> settling, Option<Session.Answer<List<BudgetLedger>>> only)
      throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    for (Sent one : settling) {
      one.reserved().get().forEach(reservation -> names.add(reservation.purse()));
    }
    Map<String, Session.Answer<List<BudgetLedger>>> locked = new TreeMap<>();
    for (String name : names) {
      locked.put(
          name, only.isDefined() ? only.getOrElseThrow(SQLException::new) : purses.lock(name));
    }
    Map<String, BudgetLedger> ledgers = new TreeMap<>();
    for (Map.Entry<String, Session.Answer<List<BudgetLedger>>> purse : locked.entrySet()) {
      List<BudgetLedger> there = purse.getValue().get();
      ledgers.put(purse.getKey(), there.isEmpty() ? BudgetLedger.empty() : there.get(0));
    }
    for (Sent one : settling) {
      for (Reservation reservation : one.reserved().get()) {
        ledgers.computeIfPresent(
            reservation.purse(),
            (name, purse) -> purse.settle(reservation.amount(), one.call().end.cost()));
      }
    }
    for (Map.Entry<String, BudgetLedger> purse : ledgers.entrySet()) {
      purses.write(purse.getKey(), purse.getValue());
    }
  }

  private static Either<AppendRefusal, Long> answer(Session session, Call call, boolean isMoved)
      throws SQLException {
    return isMoved
        ? Either.right(call.knownVersion + 1)
        : Generations.lost(session, call.id, call.knownVersion, call.writtenBy);
  }

  @Override
  public String name() {
    Call first = calls.get(0);
    String one = "generation %s, event %d".formatted(first.id, first.knownVersion + 1);
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
      session.update("UPDATE {generations} SET version = version WHERE id = ?", call.id.value());
      if (events.isWritten(call.id, call.knownVersion + 1, call.writtenBy)) {
        return true;
      }
    }
    return false;
  }
}
