package dev.kinoport.dbscheduler;

import dev.kinoport.engine.Engine;
import dev.kinoport.generation.GenerationId;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Generations that the engine of this process may be listening to, because it did a step of them.
 * Others may do the last one, so from time to time the engine is told to forget what has ended
 * elsewhere.
 */
final class Followed {
  private final Set<GenerationId> ids = ConcurrentHashMap.newKeySet();
  private final Engine engine;
  private final WakeUps wakeUps;

  Followed(Engine engine, WakeUps wakeUps) {
    this.engine = engine;
    this.wakeUps = wakeUps;
  }

  void add(GenerationId id) {
    ids.add(id);
  }

  void forget(GenerationId id) {
    ids.remove(id);
  }

  /** Forgets those that are at rest. */
  boolean forgetResting() throws SQLException {
    if (ids.isEmpty()) {
      return false;
    }
    for (GenerationId id : wakeUps.resting(List.copyOf(ids))) {
      engine.forget(id);
      ids.remove(id);
    }
    return true;
  }
}
