package dev.kinoport.testkit.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a test has opened; closed with it, the last first. */
public final class ClosedAtEnd implements AutoCloseable {
  private final Deque<AutoCloseable> things = new ArrayDeque<>();

  /** Closes it in the end, before what was added earlier. */
  public <T extends AutoCloseable> T add(T thing) {
    things.push(thing);
    return thing;
  }

  @Override
  public void close() {
    things.forEach(ClosedAtEnd::close);
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      throw new IllegalStateException("could not be closed: " + thing, e);
    }
  }
}
