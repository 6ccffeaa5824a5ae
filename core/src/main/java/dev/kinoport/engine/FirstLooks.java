package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Since when this process has looked for requests that are in doubt, by its own clock. */
final class FirstLooks {
  private final Map<GenerationId, Look> first = new ConcurrentHashMap<>();

  /**
   * One doubt.
   *
   * @param doubtSince tells it from an earlier one of the generation
   * @param at when it was first looked for
   */
  private record Look(Instant doubtSince, Instant at) {
    boolean isFor(Instant since, Instant now) {
      return doubtSince.equals(since) && !at.isAfter(now);
    }
  }

  /** When it was; this moment, if it was not yet. */
  Instant at(GenerationId id, Instant doubtSince, Instant now) {
    return first
        .compute(
            id,
            (key, known) ->
                known != null && known.isFor(doubtSince, now) ? known : new Look(doubtSince, now))
        .at();
  }

  /** Nothing of it is in doubt any more. */
  void forget(GenerationId id) {
    first.remove(id);
  }
}
