package dev.kinoport;

import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Passes notices on to the listener of all generations and to those of a single one. */
final class Spectators implements GenerationListener {
  private final ConcurrentHashMap<GenerationId, List<GenerationListener>> byId =
      new ConcurrentHashMap<>();
  private final GenerationListener everybody;

  Spectators(GenerationListener everybody) {
    this.everybody = everybody;
  }

  @Override
  public void on(GenerationId id, Notice notice) {
    everybody.on(id, notice);
    byId.getOrDefault(id, List.of()).forEach(listener -> listener.on(id, notice));
  }

  Watch add(GenerationId id, GenerationListener listener) {
    byId.compute(
        id,
        (key, present) -> {
          List<GenerationListener> more =
              present == null ? new ArrayList<>() : new ArrayList<>(present);
          more.add(listener);
          return more;
        });
    return () ->
        byId.computeIfPresent(
            id,
            (key, present) -> {
              List<GenerationListener> rest = new ArrayList<>(present);
              rest.remove(listener);
              return rest.isEmpty() ? null : rest;
            });
  }
}
