package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.generation.Phase;
import dev.kinoport.jdbc.event.EventKind;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.session.Transactions.Decision;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.Ledger;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes one event: a compare-and-set on the version, the claim of the provider's request, and the
 * settling of the purse, in one transaction. What comes after an end, which the engine never
 * writes, moves no money and leaves the generation's row as it was.
 */
public final class AppendingWork implements Transactions.Work<Either<AppendRefusal, Long>> {
  private final GenerationId id;
  private final long knownVersion;
  private final GenerationEvent event;
  private final Dialect dialect;
  private final String writtenBy;

  public AppendingWork(
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
  public Decision<Either<AppendRefusal, Long>> run(Session session) throws SQLException {
    return switch (event) {
      case GenerationEvent.SubmitAccepted accepted -> claim(session, accepted);
      case GenerationEvent.End end -> end(session, end);
      case GenerationEvent.ImageUploaded image -> upload(session, image);
      case GenerationEvent.MovedOn moved -> moveOn(session, moved);
      default -> {
        // Not asked for before the commit, so that all of it is one trip.
        Session.Answer<Integer> moved = moveOn(session);
        yield write(session, written -> moved.get() == 1 ? done() : lost(written));
      }
    };
  }

  @Override
  public String name() {
    return "generation %s, event %d".formatted(id, knownVersion + 1);
  }

  /** A claim or an end may have to be taken back when part of it is written. */
  @Override
  public boolean mayShare() {
    return switch (event) {
      case GenerationEvent.SubmitAccepted accepted -> false;
      case GenerationEvent.End end -> false;
      case GenerationEvent.ImageUploaded image -> false;
      case GenerationEvent.MovedOn moved -> false;
      default -> true;
    };
  }

  /** A change of the row, though none, waits for the lost transaction. */
  @Override
  public boolean isWritten(Session session) throws SQLException {
    session.update("UPDATE {generations} SET version = version WHERE id = ?", id.value());
    return new Events(session).isWritten(id, knownVersion + 1, writtenBy);
  }

  private Either<AppendRefusal, Long> done() {
    return Either.right(knownVersion + 1);
  }

  private Decision<Either<AppendRefusal, Long>> write(
      Session session, Transactions.Query<Either<AppendRefusal, Long>> afterwards)
      throws SQLException {
    new Events(session).append(id, knownVersion + 1, event, writtenBy);
    return Decision.commit(done(), afterwards);
  }

  private Session.Answer<Integer> moveOn(Session session) throws SQLException {
    Option<Phase> phase = EventKind.of(event).phase();
    return phase.isEmpty()
        ? session.update(
            "UPDATE {generations} SET version = version + 1, updated_at = CURRENT_TIMESTAMP"
                + " WHERE id = ? AND version = ?",
            id.value(),
            knownVersion)
        : enter(session, phase.getOrElse(Phase.PLANNED));
  }

  private Session.Answer<Integer> enter(Session session, Phase phase) throws SQLException {
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

  /** The version that is there instead, unless it was a lost attempt of this that wrote it. */
  private Either<AppendRefusal, Long> lost(Session session) throws SQLException {
    if (new Events(session).isWritten(id, knownVersion + 1, writtenBy)) {
      return done();
    }
    return Either.left(
        session
            .first(
                row -> row.getLong(1), "SELECT version FROM {generations} WHERE id = ?", id.value())
            .fold(AppendRefusal.NoSuchGeneration::new, AppendRefusal.Conflict::new));
  }

  private Decision<Either<AppendRefusal, Long>> upload(
      Session session, GenerationEvent.ImageUploaded image) throws SQLException {
    if (moveOn(session).get() != 1) {
      return Decision.rollBack(lost(session));
    }
    Uploads.write(session, image);
    return write(session, written -> done());
  }

  private Decision<Either<AppendRefusal, Long>> claim(
      Session session, GenerationEvent.SubmitAccepted accepted) throws SQLException {
    String provider = accepted.handle().provider().value();
    String requestId = StoredText.name(accepted.handle().requestId());
    Session.Answer<Integer> moved = moveOn(session);
    Session.Answer<Integer> claimed =
        session.update(
            "INSERT INTO {provider_requests} (provider, request_id, generation)"
                + " SELECT ?, ?, id FROM {generations} WHERE id = ? AND version = ?"
                + " ON CONFLICT (provider, request_id) DO NOTHING",
            provider,
            requestId,
            id.value(),
            knownVersion + 1);
    if (moved.get() != 1) {
      return Decision.rollBack(lost(session));
    }
    Option<GenerationId> other =
        claimed.get() == 1 ? Option.none() : holder(session, provider, requestId);
    return other.isDefined()
        ? Decision.rollBack(Either.left(new AppendRefusal.HandleTaken(other.getOrElse(id))))
        : write(session, written -> done());
  }

  private Option<GenerationId> holder(Session session, String provider, String requestId)
      throws SQLException {
    return session
        .first(
            row -> new GenerationId(row.getString(1)),
            "SELECT generation FROM {provider_requests} WHERE provider = ? AND request_id = ?",
            provider,
            requestId)
        .filter(holder -> !holder.equals(id));
  }

  /** Its row names who sells it now, and at which price; what is set aside stays as it was. */
  private Decision<Either<AppendRefusal, Long>> moveOn(
      Session session, GenerationEvent.MovedOn event) throws SQLException {
    Option<OrderedOffer> offer =
        new Events(session).read(id).flatMap(known -> known.admitted().offerOf(event.to()));
    Option<Money> price = offer.flatMap(OrderedOffer::price);
    Session.Answer<Integer> moved = moveOn(session);
    if (offer.isDefined()) {
      session.update(
          "UPDATE {generations} SET provider = ?, quoted = ?, quoted_currency = ?"
              + " WHERE id = ? AND version = ? AND ended = 0",
          event.to().value(),
          StoredMoney.amount(price),
          StoredMoney.currency(price),
          id.value(),
          knownVersion + 1);
    }
    return moved.get() == 1 ? write(session, written -> done()) : Decision.rollBack(lost(session));
  }

  /** What a generation had set aside when it was about to end; nothing if it had ended. */
  private record Reservation(String purse, Option<Money> amount) {}

  private Decision<Either<AppendRefusal, Long>> end(Session session, GenerationEvent.End end)
      throws SQLException {
    Session.Answer<List<Reservation>> reserved =
        session.ask(
            row ->
                new Reservation(
                    row.getString(1), StoredMoney.of(row.getString(2), row.getString(3))),
            "SELECT purse, reserved, reserved_currency FROM {generations}"
                + " WHERE id = ? AND version = ? AND ended = 0 AND purse IS NOT NULL"
                + dialect.forUpdate(),
            id.value(),
            knownVersion);
    Session.Answer<Integer> moved = moveOn(session);
    Purses purses = new Purses(session, dialect);
    Session.Answer<List<Ledger>> locked = purses.lockOf(id.value());
    if (moved.get() != 1) {
      return Decision.rollBack(lost(session));
    }
    for (Reservation reservation : reserved.get()) {
      Ledger purse = locked.get().isEmpty() ? Ledger.empty() : locked.get().get(0);
      purses.write(reservation.purse(), purse.settle(reservation.amount(), end.cost()));
    }
    return write(session, written -> done());
  }
}
