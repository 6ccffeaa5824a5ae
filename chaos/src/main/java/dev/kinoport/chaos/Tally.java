package dev.kinoport.chaos;

import java.util.EnumMap;
import java.util.Map;

/** How often what happened. */
final class Tally {
  private final Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);

  void add(Trouble trouble) {
    counts.merge(trouble, 1, Integer::sum);
  }

  int sum() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  Map<Trouble, Integer> counts() {
    return counts;
  }
}
