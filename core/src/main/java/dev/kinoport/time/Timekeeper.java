package dev.kinoport.time;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Time, as everything in the core sees it. With {@link SystemTime} it passes by itself; in tests
 * and in simulation it passes only when somebody turns it.
 *
 * <p>Safe for use by many threads.
 */
public interface Timekeeper {
  /** What the clock says now. Never goes back by more than the machine's clock does. */
  Instant now();

  /**
   * Whether this is the same time as another's: what passes here passes there. By default only an
   * object is the same as itself.
   */
  default boolean isSameAs(Timekeeper other) {
    return equals(other);
  }

  /**
   * Runs a task at or soon after a moment, at once if the moment has passed, and never on the
   * calling thread's stack.
   */
  void at(Instant when, Runnable task);

  /**
   * Waits, in this time, until a future is done.
   *
   * @param limit how long at most; none waits for as long as it takes
   * @return its value, or none when the limit passed or this thread was interrupted (its interrupt
   *     flag is then set)
   */
  <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit);
}
