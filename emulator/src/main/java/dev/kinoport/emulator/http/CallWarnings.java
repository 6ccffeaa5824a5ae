package dev.kinoport.emulator.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is found on the way of one call that its sender should know. */
public final class CallWarnings {
  private final Set<Ignored> found = new LinkedHashSet<>();

  /** Notes what the real fal would ignore. */
  public synchronized void add(Ignored ignored) {
    found.add(ignored);
  }

  /** All of it, in order. */
  public synchronized List<Ignored> all() {
    return List.copyOf(found);
  }
}
