package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.session.Transactions.Decision;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.SubmitLimitCheck;
import dev.kinoport.journal.SubmitLimits;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes that a paid request leaves, if its provider takes one more, in one transaction; or that it
 * waits. Who asks about one provider at the same moment is kept apart until the commit, and nobody
 * is while he waits for room.
 */
public final class DepartingWork implements Transactions.Work<Either<DepartureRefusal, Long>> {
  private static final long WINDOW = SubmitLimits.WINDOW.toNanos();

  /** Whoever waits and was not heard of for so long has gone. */
  private static final long FORGOTTEN = Duration.ofHours(1).toNanos();

  private static final String CLOCK = "WITH clock AS (SELECT ";

  /** A clock that was set back leaves departures in the future: far ones are not counted. */
  private static final String TRAFFIC =
      " AS now), mine AS (SELECT now, COALESCE((SELECT since_nanos"
          + " FROM {turns} WHERE generation = ? AND provider = ?), now) AS since FROM clock)"
          + " SELECT now, since,"
          + " (SELECT count(*) FROM {turns} JOIN {generations} ON {generations}.id = generation"
          + " WHERE {turns}.provider = ? AND {generations}.provider = ? AND phase = 'PLANNED'"
          + " AND until_nanos >= now AND generation <> ?"
          + " AND ({turns}.since_nanos, generation) < (since, ?)),"
          + " (SELECT count(*) FROM {departures} WHERE provider = ?"
          + " AND departed_nanos > now - ? AND departed_nanos <= now + ?),"
          + " (SELECT count(*) FROM {generations} WHERE provider = ? AND in_flight = 1),"
          + " (SELECT count(*) FROM {turns} WHERE generation = ?"
          + " OR (provider = ? AND until_nanos < now - ?)),"
          + " (SELECT count(*) FROM {departures} WHERE provider = ? AND departed_nanos <= now - ?)"
          + " FROM mine";

  /** The event of this very departure, once it is written. */
  private static final String OURS =
      " FROM {events} WHERE generation = ? AND version = ? AND written_by = ?";

  private final GenerationId id;
  private final long knownVersion;
  private final SubmitLimits limits;
  private final long clockOffset;
  private final Dialect dialect;
  private final String writtenBy;
  private final AppendingWork append;

  /**
   * Writes this departure within these limits.
   *
   * @param machine what this machine's clock shows, where the database has another; {@code leaving}
   *     may be by any clock, such as one that is turned
   * @param writtenBy unlike that of any other write
   */
  public DepartingWork(
      GenerationId id,
      long knownVersion,
      GenerationEvent.SubmitStarted leaving,
      SubmitLimits limits,
      Option<Instant> machine,
      Dialect dialect,
      String writtenBy) {
    this.id = id;
    this.knownVersion = knownVersion;
    this.limits = limits;
    long at = StoredTime.nanos(leaving.at());
    clockOffset = machine.map(now -> at - StoredTime.nanos(now)).getOrElse(at);
    this.dialect = dialect;
    this.writtenBy = writtenBy;
    append = new AppendingWork(id, knownVersion, leaving, writtenBy);
  }

  /**
   * What is there when it asks.
   *
   * @param now the moment by the clock that all share
   * @param since when it asked first
   * @param done turns that are over once this one leaves
   * @param old departures that count no more
   */
  private record Asked(long now, long since, SubmitLimitCheck traffic, long done, long old) {}

  @Override
  public Decision<Either<DepartureRefusal, Long>> run(Session session) throws SQLException {
    Asked asked = ask(session);
    return asked.traffic().hasRoom(limits) ? leave(session, asked) : await(session, asked);
  }

  /** Whoever comes second looks after the first has written, and at the clock after that, too. */
  private Asked ask(Session session) throws SQLException {
    String provider = limits.provider().value();
    if (!dialect.isOneFile()) {
      session.ask(
          row -> true,
          "SELECT pg_advisory_xact_lock(hashtextextended('{turns} ' || ?, 0))",
          provider);
    }
    return session
        .first(
            row ->
                new Asked(
                    row.getLong(1),
                    row.getLong(2),
                    new SubmitLimitCheck(row.getLong(3), row.getLong(4), row.getLong(5)),
                    row.getLong(6),
                    row.getLong(7)),
            CLOCK + dialect.clockNanos() + TRAFFIC,
            clockOffset,
            id.value(),
            provider,
            provider,
            provider,
            id.value(),
            id.value(),
            provider,
            WINDOW,
            WINDOW,
            provider,
            id.value(),
            provider,
            FORGOTTEN,
            provider,
            WINDOW)
        .getOrElseThrow(() -> new SQLException("nothing was counted"));
  }

  /**
   * Counted, and its turn over, only if it is written: whoever has overtaken this one has made the
   * same version, and counts for himself.
   */
  private Decision<Either<DepartureRefusal, Long>> leave(Session session, Asked asked)
      throws SQLException {
    Decision<Either<AppendRefusal, Long>> decision = append.run(session);
    String provider = limits.provider().value();
    if (asked.done() > 0) {
      session.update(
          "DELETE FROM {turns} WHERE (provider = ? AND until_nanos < ?)"
              + " OR generation = (SELECT generation"
              + OURS
              + ")",
          provider,
          asked.now() - FORGOTTEN,
          id.value(),
          knownVersion + 1,
          writtenBy);
    }
    if (asked.old() > 0) {
      session.update(
          "DELETE FROM {departures} WHERE provider = ? AND departed_nanos <= ?",
          provider,
          asked.now() - WINDOW);
    }
    if (limits.perMinute().isDefined()) {
      session.update(
          "INSERT INTO {departures} (provider, departed_nanos, generation, version)"
              + " SELECT ?, ?, generation, version"
              + OURS
              + " ON CONFLICT DO NOTHING",
          provider,
          asked.now(),
          id.value(),
          knownVersion + 1,
          writtenBy);
    }
    return new Decision<>(
        answer(decision.answer()),
        decision.isKept(),
        written -> answer(decision.afterwards().read(written)));
  }

  private static Either<DepartureRefusal, Long> answer(Either<AppendRefusal, Long> appended) {
    return appended.mapLeft(DepartureRefusal.NotWritten::new);
  }

  private Decision<Either<DepartureRefusal, Long>> await(Session session, Asked asked)
      throws SQLException {
    Duration again = asked.traffic().again(limits, paced(session, asked));
    session.update(
        "INSERT INTO {turns} (generation, provider, since_nanos, until_nanos)"
            + " SELECT id, ?, ?, ? FROM {generations} WHERE id = ? AND version = ? AND ended = 0"
            + " ON CONFLICT (generation) DO UPDATE SET provider = excluded.provider,"
            + " since_nanos = excluded.since_nanos, until_nanos = excluded.until_nanos",
        limits.provider().value(),
        asked.since(),
        asked.now() + again.plus(SubmitLimits.GRACE).toNanos(),
        id.value(),
        knownVersion);
    Either<DepartureRefusal, Long> answer = Either.left(new DepartureRefusal.NoRoom(again));
    return Decision.commit(answer, written -> answer);
  }

  /** How long the departure still counts that must not count any more. */
  private Option<Duration> paced(Session session, Asked asked) throws SQLException {
    long excess = asked.traffic().excess(limits);
    if (excess <= 0) {
      return Option.none();
    }
    List<Long> oldest =
        session.list(
            row -> row.getLong(1),
            "SELECT departed_nanos FROM {departures} WHERE provider = ? AND departed_nanos > ?"
                + " AND departed_nanos <= ? ORDER BY departed_nanos LIMIT 1 OFFSET ?",
            limits.provider().value(),
            asked.now() - WINDOW,
            asked.now() + WINDOW,
            excess - 1);
    return Option.ofOptional(oldest.stream().findFirst())
        .map(at -> Duration.ofNanos(at + WINDOW - asked.now()));
  }

  @Override
  public String name() {
    return append.name();
  }

  /** What others write in the same transaction may yet be taken back. */
  @Override
  public boolean mayShare() {
    return false;
  }

  @Override
  public boolean isWritten(Session session) throws SQLException {
    return append.isWritten(session);
  }
}
