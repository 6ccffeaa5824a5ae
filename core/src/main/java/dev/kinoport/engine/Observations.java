package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process has seen of generations and need not survive it: failures in a row, the last
 * queue position, how many log lines were passed on. Forgotten at the end of each.
 */
final class Observations {
  private final ConcurrentHashMap<GenerationId, Observation> byId = new ConcurrentHashMap<>();

  /** One generation's. Used by one thread at a time. */
  static final class Observation {
    int failures;
    int missing;
    int ahead = -1;
    int logLines;
    @Nullable Instant missingSince;
  }

  Observation of(GenerationId id) {
    return byId.computeIfAbsent(id, key -> new Observation());
  }

  /** A call went well. */
  void clear(GenerationId id) {
    Observation seen = byId.get(id);
    if (seen != null) {
      seen.failures = 0;
      seen.missing = 0;
      seen.missingSince = null;
    }
  }

  void forget(GenerationId id) {
    byId.remove(id);
  }
}
