package dev.kinoport.jdbc.table;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.jdbc.event.EventKind;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of the generations, within somebody's transaction. */
final class Generations {
  /** Where in a row the key stands. */
  static final int KEY = 1;

  /** Where in a row the hash of the request stands. */
  static final int HASH = 2;

  static final BulkInsert ROWS =
      new BulkInsert(
          "generations",
          "id TEXT",
          "idempotency_key TEXT",
          "request_hash TEXT",
          "model TEXT",
          "provider TEXT",
          "label TEXT",
          "purse TEXT",
          "phase TEXT",
          "since_nanos BIGINT",
          "version BIGINT",
          "ordered_nanos BIGINT",
          "quoted TEXT",
          "quoted_currency TEXT",
          "reserved TEXT",
          "reserved_currency TEXT");

  private Generations() {}

  /** A row of a generation that is new. */
  static @Nullable Object[] row(Order order) {
    return new @Nullable Object[] {
      order.id().value(),
      AdmittingWork.orNull(order.key()),
      order.request().hash(),
      order.request().model(),
      order.provider().value(),
      AdmittingWork.orNull(order.label()),
      AdmittingWork.orNull(order.budget().map(Budget::name)),
      Phase.PLANNED.name(),
      StoredTime.nanos(order.orderedAt()),
      1L,
      StoredTime.nanos(order.orderedAt()),
      StoredMoney.amount(order.price()),
      StoredMoney.currency(order.price()),
      StoredMoney.amount(order.reservation()),
      StoredMoney.currency(order.reservation())
    };
  }

  /** Moves a row on by an event, if its version is still this one: how many rows, 0 or 1. */
  static Session.Answer<Integer> moveOn(
      Session session, GenerationId id, long knownVersion, GenerationEvent event)
      throws SQLException {
    Option<Phase> phase = EventKind.of(event).phase();
    return phase.isEmpty()
        ? session.update(
            "UPDATE {generations} SET version = version + 1, updated_at = CURRENT_TIMESTAMP"
                + " WHERE id = ? AND version = ?",
            id.value(),
            knownVersion)
        : enter(session, id, knownVersion, event, phase.getOrElse(Phase.PLANNED));
  }

  private static Session.Answer<Integer> enter(
      Session session, GenerationId id, long knownVersion, GenerationEvent event, Phase phase)
      throws SQLException {
    Option<Cost> cost =
        event instanceof GenerationEvent.End end ? Option.of(end.cost()) : Option.none();
    Option<Money> amount = cost.flatMap(Cost::amount);
    return session.update(
        "UPDATE {generations} SET version = version + 1, "
            + unlessEnded("phase", "since_nanos")
            + unlessEnded("cost_basis", "cost")
            + unlessEnded("cost_currency", "cost_units")
            + "in_flight = CASE WHEN ended = 1 THEN 0 ELSE ? END,"
            + " ended = CASE WHEN ended = 1 THEN 1 ELSE ? END,"
            + " updated_at = CURRENT_TIMESTAMP WHERE id = ? AND version = ?",
        phase.name(),
        StoredTime.nanos(event.at()),
        Columns.orNull(cost.map(it -> it.basis().name())),
        StoredMoney.amount(amount),
        StoredMoney.currency(amount),
        Columns.orNull(cost.flatMap(Cost::units).map(BigDecimal::toString)),
        phase.isInFlight() ? 1 : 0,
        phase.isEnd() ? 1 : 0,
        id.value(),
        knownVersion);
  }

  private static String unlessEnded(String first, String second) {
    String one = "%1$s = CASE WHEN ended = 1 THEN %1$s ELSE ? END, ";
    return one.formatted(first) + one.formatted(second);
  }

  /** Why a row did not move on, unless it was a lost attempt of the same write that moved it. */
  static Either<AppendRefusal, Long> lost(
      Session session, GenerationId id, long knownVersion, String writtenBy) throws SQLException {
    if (new Events(session).isWritten(id, knownVersion + 1, writtenBy)) {
      return Either.right(knownVersion + 1);
    }
    return Either.left(
        session
            .first(
                row -> row.getLong(1), "SELECT version FROM {generations} WHERE id = ?", id.value())
            .fold(AppendRefusal.NoSuchGeneration::new, AppendRefusal.Conflict::new));
  }
}
