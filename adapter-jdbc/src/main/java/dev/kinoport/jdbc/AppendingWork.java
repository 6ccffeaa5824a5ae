package dev.kinoport.jdbc;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.jdbc.Transactions.Decision;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Writes one event: a compare-and-set on the version, the claim of the provider's request, and the
 * settling of the purse, in one transaction.
 */
final class AppendingWork implements Transactions.Work<Either<AppendRefusal, Long>> {
  private final GenerationId id;
  private final long knownVersion;
  private final GenerationEvent event;
  private final Dialect dialect;
  private final String writtenBy;

  AppendingWork(
      GenerationId id,
      long knownVersion,
      GenerationEvent event,
      Dialect dialect,
      String writtenBy) {
    this.id = id;
    this.knownVersion = knownVersion;
    this.event = event;
    this.dialect = dialect;
    this.writtenBy = writtenBy;
  }

  @Override
  public Decision<Either<AppendRefusal, Long>> run(Connection connection) throws SQLException {
    if (!moveOn(connection)) {
      return Decision.rollBack(Either.left(lost(connection)));
    }
    Option<AppendRefusal> taken = claim(connection);
    if (taken.isDefined()) {
      return taken.<Decision<Either<AppendRefusal, Long>>>fold(
          () -> Decision.rollBack(Either.right(knownVersion)),
          refusal -> Decision.rollBack(Either.left(refusal)));
    }
    Events events = new Events(connection);
    events.write(id, knownVersion + 1, event, writtenBy);
    if (event instanceof GenerationEvent.ImageUploaded image) {
      Uploads.write(connection, image);
    }
    if (event instanceof GenerationEvent.End end) {
      settle(connection, events.order(id), end.cost());
    }
    return Decision.commit(Either.right(knownVersion + 1));
  }

  /** A change of the row, though none, waits for the lost transaction. */
  @Override
  public boolean isWritten(Connection connection) throws SQLException {
    var unused =
        Sql.update(connection, "UPDATE generations SET version = version WHERE id = ?", id.value());
    return new Events(connection).isWritten(id, knownVersion + 1, writtenBy);
  }

  private boolean moveOn(Connection connection) throws SQLException {
    Option<Phase> phase = EventKind.of(event).phase();
    return phase.isEmpty()
        ? Sql.update(
                connection,
                "UPDATE generations SET version = version + 1, updated_at = CURRENT_TIMESTAMP"
                    + " WHERE id = ? AND version = ?",
                id.value(),
                knownVersion)
            == 1
        : enter(connection, phase.getOrElse(Phase.PLANNED));
  }

  private boolean enter(Connection connection, Phase phase) throws SQLException {
    Option<Cost> cost =
        event instanceof GenerationEvent.End end ? Option.of(end.cost()) : Option.none();
    Option<Money> amount = cost.flatMap(Cost::amount);
    return Sql.update(
            connection,
            "UPDATE generations SET version = version + 1, phase = ?, since_nanos = ?,"
                + " ended = CASE WHEN ended = 1 THEN 1 ELSE ? END,"
                + " cost_basis = ?, cost = ?, cost_currency = ?, cost_units = ?,"
                + " updated_at = CURRENT_TIMESTAMP WHERE id = ? AND version = ?",
            phase.name(),
            StoredTime.nanos(event.at()),
            phase.isEnd() ? 1 : 0,
            Columns.orNull(cost.map(it -> it.basis().name())),
            StoredMoney.amount(amount),
            StoredMoney.currency(amount),
            Columns.orNull(cost.flatMap(Cost::units).map(BigDecimal::toString)),
            id.value(),
            knownVersion)
        == 1;
  }

  private AppendRefusal lost(Connection connection) throws SQLException {
    return Sql.first(
            connection,
            row -> row.getLong(1),
            "SELECT version FROM generations WHERE id = ?",
            id.value())
        .fold(AppendRefusal.NoSuchGeneration::new, AppendRefusal.Conflict::new);
  }

  private Option<AppendRefusal> claim(Connection connection) throws SQLException {
    if (!(event instanceof GenerationEvent.SubmitAccepted accepted)) {
      return Option.none();
    }
    String requestId = StoredText.name(accepted.handle().requestId());
    int claimed =
        Sql.update(
            connection,
            "INSERT INTO provider_requests (request_id, generation) VALUES (?, ?)"
                + " ON CONFLICT (request_id) DO NOTHING",
            requestId,
            id.value());
    return claimed == 1
        ? Option.none()
        : Sql.first(
                connection,
                row -> new GenerationId(row.getString(1)),
                "SELECT generation FROM provider_requests WHERE request_id = ?",
                requestId)
            .filter(holder -> !holder.equals(id))
            .map(AppendRefusal.HandleTaken::new);
  }

  private void settle(Connection connection, Order order, Cost cost) throws SQLException {
    if (order.budget().isEmpty()) {
      return;
    }
    String name = order.budget().map(budget -> budget.name()).getOrElse("");
    Purses purses = new Purses(connection, dialect);
    purses.write(name, purses.lock(name).settle(order, cost));
  }
}
