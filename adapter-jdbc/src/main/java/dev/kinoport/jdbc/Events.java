package dev.kinoport.jdbc;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.History;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of the events, within somebody's transaction. */
final class Events {
  private final Connection connection;
  private final EventJson json = new EventJson(this::image);

  Events(Connection connection) {
    this.connection = connection;
  }

  private record Row(long version, String body) {}

  Option<History> read(GenerationId id) throws SQLException {
    List<Row> rows =
        Sql.list(
            connection,
            row -> new Row(row.getLong(1), row.getString(2)),
            "SELECT version, body FROM events WHERE generation = ? ORDER BY version",
            id.value());
    List<GenerationEvent> events = new ArrayList<>(rows.size());
    for (Row row : rows) {
      if (row.version() != events.size() + 1) {
        throw new UnreadableEvent(
            "event %d of %s is missing: restore a backup".formatted(events.size() + 1, id));
      }
      events.add(event(id, row));
    }
    return events.isEmpty() ? Option.none() : Option.of(new History(id, events));
  }

  /**
   * The order that a generation began with.
   *
   * @throws UnreadableEvent if there is none
   */
  Order order(GenerationId id) throws SQLException {
    Row first =
        Sql.first(
                connection,
                row -> new Row(1, row.getString(1)),
                "SELECT body FROM events WHERE generation = ? AND version = 1",
                id.value())
            .getOrElseThrow(() -> new UnreadableEvent("no admission of " + id));
    if (event(id, first) instanceof GenerationEvent.Admitted admitted) {
      return admitted.order();
    }
    throw new UnreadableEvent("%s does not begin with its admission".formatted(id));
  }

  void write(GenerationId id, long version, GenerationEvent event, String writtenBy)
      throws SQLException {
    var unused =
        Sql.update(
            connection,
            "INSERT INTO events (generation, version, kind, at_nanos, body, written_by)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            id.value(),
            version,
            EventKind.of(event).stored(),
            StoredTime.nanos(event.at()),
            EventJson.write(event),
            writtenBy);
  }

  boolean isWritten(GenerationId id, long version, String writtenBy) throws SQLException {
    return Sql.first(
            connection,
            row -> row.getString(1),
            "SELECT written_by FROM events WHERE generation = ? AND version = ?",
            id.value(),
            version)
        .contains(writtenBy);
  }

  private GenerationEvent event(GenerationId id, Row row) {
    try {
      return json.read(row.body());
    } catch (UnreadableEvent e) {
      throw new UnreadableEvent(
          "event %d of %s cannot be read: %s".formatted(row.version(), id, e.getMessage()), e);
    }
  }

  private byte[] image(String sha256) {
    try {
      return Sql.first(
              connection,
              row -> row.getBytes(1),
              "SELECT bytes FROM images WHERE sha256 = ?",
              sha256)
          .getOrElseThrow(() -> new UnreadableEvent("its image %s is gone".formatted(sha256)));
    } catch (SQLException e) {
      throw new UnreadableEvent(
          "its image %s cannot be read: %s".formatted(sha256, e.getMessage()), e);
    }
  }
}
