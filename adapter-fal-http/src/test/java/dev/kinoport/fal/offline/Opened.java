package dev.kinoport.fal.offline;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a test has opened; closed with it, the last first. */
final class Opened implements AutoCloseable {
  private final Deque<AutoCloseable> things = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T thing) {
    things.push(thing);
    return thing;
  }

  @Override
  public void close() {
    things.forEach(Opened::close);
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      throw new IllegalStateException("could not be closed: " + thing, e);
    }
  }
}
