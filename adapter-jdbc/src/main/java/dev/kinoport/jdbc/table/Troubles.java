package dev.kinoport.jdbc.table;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.jdbc.event.UnreadableEvent;
import dev.kinoport.jdbc.session.Session;
import io.vavr.control.Option;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps generations waiting: one row for each at most, which is written over. */
public final class Troubles {
  /** Whether the row of a generation's trouble is about the event that is now its last. */
  static final String HOLDS =
      "{troubles}.generation = {generations}.id AND {troubles}.version = {generations}.version";

  /** Those that {@link #read} reads. */
  static final String COLUMNS =
      "kind, reason, stuck, address, {troubles}.since_nanos, times, next_nanos";

  /** Nothing is written for what has moved on meanwhile, and over what is newer. */
  private static final String NOTE =
      "INSERT INTO {troubles} (generation, version, kind, reason, stuck, address, since_nanos,"
          + " times, next_nanos) SELECT id, version, ?, ?, ?, ?, ?, ?, ? FROM {generations} WHERE"
          + " id = ? AND version = ? AND ended = 0 ON CONFLICT (generation) DO UPDATE SET version ="
          + " excluded.version, kind = excluded.kind, reason = excluded.reason, stuck ="
          + " excluded.stuck, address = excluded.address, since_nanos = "
          + continued("{troubles}.since_nanos", "since_nanos")
          + ", times = "
          + continued("{troubles}.times + 1", "times")
          + ", next_nanos = excluded.next_nanos, updated_at = CURRENT_TIMESTAMP"
          + " WHERE {troubles}.version <= excluded.version RETURNING since_nanos, times";

  private Troubles() {}

  private static String continued(String known, String column) {
    return "CASE WHEN {troubles}.version = excluded.version THEN %s ELSE excluded.%s END"
        .formatted(known, column);
  }

  /** How a trouble goes on that was just written. */
  record Going(long sinceNanos, int times) {
    Trouble with(Trouble trouble) {
      return new Trouble(
          trouble.kind(),
          trouble.reason(),
          trouble.stuck(),
          trouble.address(),
          StoredTime.instant(sinceNanos),
          times,
          trouble.nextTry());
    }
  }

  /** Written, or none if the generation does not have so many events. */
  static Session.Answer<List<Going>> note(
      Session session, GenerationId id, long version, Trouble trouble) throws SQLException {
    return session.ask(
        row -> new Going(row.getLong(1), row.getInt(2)),
        NOTE,
        trouble.kind().name(),
        StoredText.name(trouble.reason()),
        trouble.stuck() ? 1 : 0,
        Columns.orNull(trouble.address().map(URI::toString)),
        StoredTime.nanos(trouble.since()),
        trouble.times(),
        nanosOrNull(trouble),
        id.value(),
        version);
  }

  private static @Nullable Long nanosOrNull(Trouble trouble) {
    return trouble.nextTry().isEmpty()
        ? null
        : StoredTime.nanos(trouble.nextTry().getOrElse(trouble.since()));
  }

  /** What keeps a generation waiting now, if anything does. */
  public static Option<Trouble> find(Session session, GenerationId id) throws SQLException {
    return session
        .first(
            row -> read(row, 0),
            "SELECT %s FROM {troubles} JOIN {generations} ON %s WHERE generation = ?"
                .formatted(COLUMNS, HOLDS),
            id.value())
        .getOrElse(Option.none());
  }

  /**
   * The trouble in a row, if there is one.
   *
   * @param before how many columns stand before it
   */
  static Option<Trouble> read(ResultSet row, int before) throws SQLException {
    Option<String> kind = Option.of(row.getString(before + 1));
    if (kind.isEmpty()) {
      return Option.none();
    }
    Option<String> address = Option.of(row.getString(before + 4));
    long next = row.getLong(before + 7);
    boolean isTriedAgain = !row.wasNull();
    try {
      return Option.of(
          new Trouble(
              Trouble.Kind.valueOf(kind.getOrElse("")),
              StoredText.original(row.getString(before + 2)),
              row.getInt(before + 3) != 0,
              address.map(URI::create),
              StoredTime.instant(row.getLong(before + 5)),
              row.getInt(before + 6),
              Option.when(isTriedAgain, () -> StoredTime.instant(next))));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent("a trouble cannot be read: " + e.getMessage(), e);
    }
  }
}
