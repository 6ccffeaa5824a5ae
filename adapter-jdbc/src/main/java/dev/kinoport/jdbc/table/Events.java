package dev.kinoport.jdbc.table;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.event.EventJson;
import dev.kinoport.jdbc.event.EventKind;
import dev.kinoport.jdbc.event.UnreadableEvent;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.journal.History;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the events, within somebody's transaction. */
public final class Events {
  static final BulkInsert ROWS =
      new BulkInsert(
          "events",
          "generation TEXT",
          "version BIGINT",
          "kind TEXT",
          "at_nanos BIGINT",
          "body TEXT",
          "written_by TEXT");

  private final Session session;
  private final EventJson json = new EventJson(this::image);

  public Events(Session session) {
    this.session = session;
  }

  private record Row(long version, String writtenBy, @Nullable String body) {}

  /**
   * Events as they were read.
   *
   * @param signatures of each, unlike those of any other
   */
  record Read(List<GenerationEvent> events, List<String> signatures) {
    static final Read NOTHING = new Read(List.of(), List.of());
  }

  /** The history of a generation, oldest first; empty if there is none. */
  Option<History> read(GenerationId id) throws SQLException {
    return readBehind(id, Read.NOTHING).map(read -> new History(id, read.events()));
  }

  /**
   * What is known, and what came behind it.
   *
   * @return none if there is nothing, or other than what is known
   */
  Option<Read> readBehind(GenerationId id, Read known) throws SQLException {
    List<Row> rows =
        session.list(
            row -> new Row(row.getLong(1), row.getString(2), row.getString(3)),
            "SELECT version, written_by, CASE WHEN version > ? THEN body END FROM {events}"
                + " WHERE generation = ? ORDER BY version",
            known.events().size(),
            id.value());
    List<GenerationEvent> events = new ArrayList<>(rows.size());
    List<String> signatures = new ArrayList<>(rows.size());
    for (Row row : rows) {
      int place = events.size();
      if (row.version() != place + 1) {
        throw new UnreadableEvent(
            "event %d of %s is missing: restore a backup".formatted(place + 1, id));
      }
      boolean isKnown = place < known.events().size();
      if (isKnown && !row.writtenBy().equals(known.signatures().get(place))) {
        return Option.none();
      }
      events.add(isKnown ? known.events().get(place) : event(id, row));
      signatures.add(row.writtenBy());
    }
    return Option.when(
        !events.isEmpty() && events.size() >= known.events().size(),
        () -> new Read(List.copyOf(events), List.copyOf(signatures)));
  }

  /** A row of an event. */
  static @Nullable Object[] row(
      GenerationId id, long version, GenerationEvent event, String writtenBy) {
    return new @Nullable Object[] {
      id.value(),
      version,
      EventKind.of(event).stored(),
      StoredTime.nanos(event.at()),
      EventJson.write(event),
      writtenBy
    };
  }

  /**
   * Writes an event if the row of its generation was moved on to this version before, in the same
   * transaction; nothing otherwise.
   */
  void append(GenerationId id, long version, GenerationEvent event, String writtenBy)
      throws SQLException {
    session.update(
        "INSERT INTO {events} (generation, version, kind, at_nanos, body, written_by)"
            + " SELECT id, version, ?, ?, ?, ? FROM {generations} WHERE id = ? AND version = ?"
            + " ON CONFLICT (generation, version) DO NOTHING",
        EventKind.of(event).stored(),
        StoredTime.nanos(event.at()),
        EventJson.write(event),
        writtenBy,
        id.value(),
        version);
  }

  boolean isWritten(GenerationId id, long version, String writtenBy) throws SQLException {
    return session
        .first(
            row -> row.getString(1),
            "SELECT written_by FROM {events} WHERE generation = ? AND version = ?",
            id.value(),
            version)
        .contains(writtenBy);
  }

  private GenerationEvent event(GenerationId id, Row row) {
    try {
      return json.read(String.valueOf(row.body()));
    } catch (UnreadableEvent e) {
      throw new UnreadableEvent(
          "event %d of %s cannot be read: %s".formatted(row.version(), id, e.getMessage()), e);
    }
  }

  private byte[] image(String sha256) {
    try {
      return session
          .first(row -> row.getBytes(1), "SELECT bytes FROM {images} WHERE sha256 = ?", sha256)
          .getOrElseThrow(() -> new UnreadableEvent("its image %s is gone".formatted(sha256)));
    } catch (SQLException e) {
      throw new UnreadableEvent(
          "its image %s cannot be read: %s".formatted(sha256, e.getMessage()), e);
    }
  }
}
