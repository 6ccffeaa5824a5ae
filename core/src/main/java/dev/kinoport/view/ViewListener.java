package dev.kinoport.view;

/**
 * Follows one generation. Called by one thread at a time, in order; a listener that throws is
 * ignored, one that dawdles delays its generation.
 */
@FunctionalInterface
public interface ViewListener {
  /** Where it stood, or stands now. */
  void on(GenerationView view);

  /** There is nothing more to come: it has ended, or the engine was closed. Called once. */
  default void done() {}
}
