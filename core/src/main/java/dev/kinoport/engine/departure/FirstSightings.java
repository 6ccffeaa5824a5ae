package dev.kinoport.engine.departure;

import dev.kinoport.generation.GenerationId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when this process knows of something in a generation's journal, by its own clock. The time
 * that stands there is that of whoever wrote it, and a clock that is ahead of it would take a span
 * for over that has just begun; as a span from when it was first seen here it is over for both.
 *
 * @param <T> what is seen, told apart by its equality from earlier ones of the same generation
 */
public final class FirstSightings<T> {
  private final Map<GenerationId, Sighting<T>> first = new ConcurrentHashMap<>();

  private record Sighting<T>(T what, Instant at) {
    /** A clock that was set back since begins anew. */
    boolean isOf(T other, Instant now) {
      return what.equals(other) && !at.isAfter(now);
    }
  }

  /** When it was first seen; this moment, if it was not yet. */
  public Instant of(GenerationId id, T what, Instant now) {
    return first
        .compute(
            id,
            (key, known) ->
                known != null && known.isOf(what, now) ? known : new Sighting<>(what, now))
        .at();
  }

  /** Nothing of it is awaited any more. */
  public void forget(GenerationId id) {
    first.remove(id);
  }
}
