package dev.kinoport.chaos.crew;

import java.time.Duration;

/** How a worker comes to its end. */
public sealed interface WorkerLife {
  /** Where it dies; empty for nowhere. */
  default String death() {
    return "";
  }

  /** Where it stops; empty for nowhere. */
  default String stop() {
    return "";
  }

  /**
   * It is killed at any moment.
   *
   * @param after how long after it has begun to work
   */
  record Killed(Duration after) implements WorkerLife {}

  /**
   * It dies at a named step; if it does not come there, it is killed in the end.
   *
   * @param death which step
   * @param within how long after it has begun to work
   */
  record DiesAt(String death, Duration within) implements WorkerLife {}

  /** It is let live. */
  record Unharmed() implements WorkerLife {}

  /**
   * It stops between two steps of the departure for longer than anybody waits for its answer, or
   * for its trace in the provider's records. Woken, it must not send. It is killed later.
   *
   * @param stop which step
   * @param within how long after it has begun to work; if it does not come there by then, it is
   *     killed
   */
  record StopsAt(String stop, Duration within) implements WorkerLife {}

  /**
   * It is stopped at any moment, for longer than the answer to a submit may take, and killed later.
   *
   * @param after how long after it has begun to work
   */
  record Stopped(Duration after) implements WorkerLife {}
}
