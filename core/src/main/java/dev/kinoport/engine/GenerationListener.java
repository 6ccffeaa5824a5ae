package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;

/**
 * Watches generations. Called on the thread that learnt it, mostly one of the engine's, for one
 * generation never by two at once; a listener that throws is ignored, one that dawdles delays its
 * generation.
 */
@FunctionalInterface
public interface GenerationListener {
  /** Tells what happened to a generation. */
  void on(GenerationId id, Notice notice);

  /** This listener, then another. */
  default GenerationListener andThen(GenerationListener other) {
    return (id, notice) -> {
      on(id, notice);
      other.on(id, notice);
    };
  }
}
