package dev.kinoport.fake.bound;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest lines of a log, in order; the oldest makes way, and is counted. Safe for use by many
 * threads.
 *
 * @param <T> a line
 */
public final class LatestLines<T> {
  private final int most;
  private final Deque<T> lines = new ArrayDeque<>();
  private long dropped;

  /**
   * An empty log.
   *
   * @param most how many lines are kept
   */
  public LatestLines(int most) {
    this.most = most;
  }

  /** Adds a line. */
  public synchronized void add(T line) {
    if (lines.size() >= most) {
      lines.removeFirst();
      dropped++;
    }
    lines.addLast(line);
  }

  /** Those that are kept, in order. */
  public synchronized List<T> all() {
    return List.copyOf(lines);
  }

  /** How many were before them. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Forgets all of them, also that they were there. */
  public synchronized void clear() {
    lines.clear();
    dropped = 0;
  }
}
