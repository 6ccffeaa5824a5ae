package dev.kinoport.fal.offline;

import java.util.ArrayDeque;
import java.util.Deque;

/** The worlds that a test has opened; closed with it. */
final class OpenWorlds implements AutoCloseable {
  private final Deque<OfflineWorld> worlds = new ArrayDeque<>();

  OfflineWorld add(OfflineWorld world) {
    worlds.push(world);
    return world;
  }

  @Override
  public void close() {
    worlds.forEach(OfflineWorld::close);
  }
}
