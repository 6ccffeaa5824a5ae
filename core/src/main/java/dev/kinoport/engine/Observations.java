package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process has seen of generations and need not survive it. Forgotten at the end of each.
 */
final class Observations {
  private final ConcurrentHashMap<GenerationId, Observation> byId = new ConcurrentHashMap<>();

  Observation of(GenerationId id) {
    return byId.computeIfAbsent(id, key -> new Observation());
  }

  void forget(GenerationId id) {
    byId.remove(id);
  }
}
