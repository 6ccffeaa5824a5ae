package dev.kinoport.jdbc.table;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.journal.History;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads histories, and remembers what was read of some that go on: of those, only what is new is
 * sent and parsed. The database is asked each time, and what is remembered counts only as far as it
 * has the same events, by their signatures. Safe for use by many threads.
 */
public final class RecentHistories {
  private final int most;

  /** Guarded by itself; who was asked for longest ago comes first. */
  private final Map<GenerationId, Events.Read> recent = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param most so many at a time
   */
  public RecentHistories(int most) {
    this.most = most;
  }

  /** The history of a generation, oldest first; empty if there is none. */
  public Option<History> read(Session session, GenerationId id) throws SQLException {
    Events.Read known = known(id);
    Events events = new Events(session);
    Events.Read read = events.readBehind(id, known).getOrElse(Events.Read.NOTHING);
    if (read.events().isEmpty() && !known.events().isEmpty()) {
      read = events.readBehind(id, Events.Read.NOTHING).getOrElse(Events.Read.NOTHING);
    }
    remember(id, read);
    return read.events().isEmpty() ? Option.none() : Option.of(new History(id, read.events()));
  }

  private Events.Read known(GenerationId id) {
    synchronized (recent) {
      return recent.getOrDefault(id, Events.Read.NOTHING);
    }
  }

  private void remember(GenerationId id, Events.Read read) {
    synchronized (recent) {
      if (goesOn(read.events()) && isSmall(read.events())) {
        recent.put(id, read);
        if (recent.size() > most) {
          recent.remove(recent.keySet().iterator().next());
        }
      } else {
        recent.remove(id);
      }
    }
  }

  private static boolean goesOn(List<GenerationEvent> events) {
    return !events.isEmpty() && !(events.getLast() instanceof GenerationEvent.End);
  }

  /** No image that came as bytes is kept in memory for it. */
  private static boolean isSmall(List<GenerationEvent> events) {
    return !(events.getFirst() instanceof GenerationEvent.Admitted admitted)
        || images(admitted.order()).noneMatch(image -> image.origin() instanceof Origin.Memory);
  }

  private static Stream<LocalImage> images(Order order) {
    return Stream.concat(
        order.request().localImages().stream(),
        order.offers().stream().flatMap(offer -> offer.document().localImages().stream()));
  }
}
