package dev.kinoport.engine.departure;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when this process knows of departures. When an answer is due stands in the journal by the
 * sender's clock; by a clock that is ahead of it the time would be over while the request has just
 * left. As a span from when it was first seen here it is over for both.
 */
public final class DepartureSightings {
  private final Map<GenerationId, Sighting> first = new ConcurrentHashMap<>();

  /**
   * One departure.
   *
   * @param departure as it was written down
   * @param at when it was first seen, by this clock
   */
  private record Sighting(GenerationEvent.SubmitStarted departure, Instant at) {
    boolean isOf(GenerationEvent.SubmitStarted other, Instant now) {
      return departure.equals(other) && !at.isAfter(now);
    }

    Instant over() {
      return at.plus(Duration.between(departure.at(), departure.answerBy()));
    }
  }

  /**
   * When the last departure of a history has been known here for as long as its answer may take.
   */
  public Instant over(History history, Instant now) {
    return history
        .lastDeparture()
        .map(departure ->
            first
                .compute(
                    history.id(),
                    (id, known) ->
                        known != null && known.isOf(departure, now)
                            ? known
                            : new Sighting(departure, now))
                .over())
        .getOrElse(now);
  }

  /** Nothing of it is awaited any more. */
  public void forget(GenerationId id) {
    first.remove(id);
  }
}
