package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.time.Timekeeper;
import java.util.concurrent.CompletableFuture;

/**
 * Decides when generations are advanced, and by whom. What it forgets costs time, never money: the
 * journal knows what is unfinished.
 *
 * <p>Safe for use by many threads.
 */
public interface Scheduler extends AutoCloseable {
  /** Has a generation advanced as soon as possible, instead of when it would be its turn. */
  void wake(GenerationId id);

  /**
   * Has a generation advanced until it rests.
   *
   * @return done when it has ended or is parked, or when this scheduler is closed; tells no more
   *     than that something came to rest, so whoever waits reads the journal
   */
  CompletableFuture<NextStep> rest(GenerationId id);

  /**
   * Stops advancing in this process and lets go of everybody who waits. What has not ended goes on
   * when somebody else, or the journal's next process, takes it up. Need not wait for a step that
   * is being done, and must not break it off: whoever closes this waits for {@link
   * Engine#awaitDepartures}.
   */
  @Override
  void close();

  /** Makes a scheduler for an engine. */
  @FunctionalInterface
  interface Factory {
    /**
     * Makes it. The scheduler closes the engine when it is closed itself.
     *
     * @param engine what does the steps
     * @param time when
     */
    Scheduler over(Engine engine, Timekeeper time);
  }
}
