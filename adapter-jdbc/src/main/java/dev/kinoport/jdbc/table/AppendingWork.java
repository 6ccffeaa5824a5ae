package dev.kinoport.jdbc.table;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.session.Transactions.Decision;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;

/**
 * Writes one event that is no end: a compare-and-set on the version, and the claim of the
 * provider's request, in one transaction. What comes after an end, which the engine never writes,
 * leaves the generation's row as it was.
 */
public final class AppendingWork implements Transactions.Work<Either<AppendRefusal, Long>> {
  private final GenerationId id;
  private final long knownVersion;
  private final GenerationEvent event;
  private final String writtenBy;

  public AppendingWork(
      GenerationId id, long knownVersion, GenerationEvent event, String writtenBy) {
    this.id = id;
    this.knownVersion = knownVersion;
    this.event = event;
    this.writtenBy = writtenBy;
  }

  @Override
  public Decision<Either<AppendRefusal, Long>> run(Session session) throws SQLException {
    return switch (event) {
      case GenerationEvent.SubmitAccepted accepted -> claim(session, accepted);
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

  /** A claim may have to be taken back when part of it is written. */
  @Override
  public boolean mayShare() {
    return switch (event) {
      case GenerationEvent.SubmitAccepted accepted -> false;
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
    return Generations.moveOn(session, id, knownVersion, event);
  }

  private Either<AppendRefusal, Long> lost(Session session) throws SQLException {
    return Generations.lost(session, id, knownVersion, writtenBy);
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
}
