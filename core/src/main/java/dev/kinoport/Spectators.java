package dev.kinoport;

import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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
    byId.merge(
        id,
        List.of(listener),
        (present, added) -> Stream.concat(present.stream(), added.stream()).toList());
    return () ->
        byId.computeIfPresent(
            id,
            (key, present) -> {
              List<GenerationListener> rest =
                  present.stream().filter(other -> other != listener).toList();
              return rest.isEmpty() ? null : rest;
            });
  }
}
