package dev.kinoport.fake.bound;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps of which the oldest entry makes way for the newest. */
public final class LatestEntries {
  private LatestEntries() {}

  /**
   * An empty one, safe for use by many threads.
   *
   * @param most how many entries are kept
   */
  public static <K, V> Map<K, V> atMost(int most) {
    return Collections.synchronizedMap(new Entries<>(most));
  }

  private static final class Entries<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Entries(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }
}
