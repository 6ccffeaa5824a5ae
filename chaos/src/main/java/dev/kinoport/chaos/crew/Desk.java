package dev.kinoport.chaos.crew;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The caller's side: what was asked for and not yet answered is asked for again, of somebody else
 * and under the same key. Used by one thread.
 */
public final class Desk {
  private final int generations;
  private final Random dice;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final Map<Integer, WorkerProcess> asked = new HashMap<>();
  private int next;
  private int again;

  public Desk(int generations, long seed) {
    this.generations = generations;
    this.dice = new Random(seed);
  }

  /**
   * Asks a worker for all that waits and for so many more; if none are left, for old ones again.
   */
  public void give(WorkerProcess worker, int more) {
    for (int i = 0; i < more; i++) {
      if (next < generations) {
        waiting.add(next++);
      } else if (next > 0) {
        again++;
        waiting.add(dice.nextInt(next));
      }
    }
    while (!waiting.isEmpty()) {
      int number = waiting.remove();
      asked.put(number, worker);
      worker.admit(number);
    }
  }

  /** A worker has said that one is in the journal. */
  public void admitted(int number) {
    asked.remove(number);
  }

  /** A worker could not; somebody may try again. */
  public void refused(int number) {
    asked.remove(number);
    waiting.add(number);
  }

  /** A worker is dead: whatever it had not answered may or may not be in the journal. */
  public void gone(WorkerProcess worker) {
    asked
        .entrySet()
        .removeIf(entry -> {
          boolean isLost = entry.getValue() == worker;
          if (isLost) {
            waiting.add(entry.getKey());
          }
          return isLost;
        });
  }

  public int left() {
    return generations - next;
  }

  public boolean isDone() {
    return next == generations && waiting.isEmpty() && asked.isEmpty();
  }

  /** How often something old was asked for once more for no reason. */
  public int again() {
    return again;
  }
}
