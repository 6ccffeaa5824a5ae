package dev.kinoport.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A memory of the last few thousand; the oldest makes way. For one thread at a time. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;
  private static final int REMEMBERED = 10_000;

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > REMEMBERED;
  }
}
