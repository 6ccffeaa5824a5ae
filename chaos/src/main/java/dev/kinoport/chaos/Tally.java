package dev.kinoport.chaos;

import java.util.EnumMap;
import java.util.Map;

/** How often what happened. */
final class Tally {
  private final Map<Disturbance, Integer> counts = new EnumMap<>(Disturbance.class);

  void add(Disturbance trouble) {
    counts.merge(trouble, 1, Integer::sum);
  }

  int sum() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  Map<Disturbance, Integer> counts() {
    return counts;
  }
}
