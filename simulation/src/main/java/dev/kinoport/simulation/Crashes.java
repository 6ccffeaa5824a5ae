package dev.kinoport.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Decides where the process dies, and remembers where it has. */
final class Crashes {
  private final RandomGenerator dice;
  private final double chance;
  private final Map<String, Integer> seen = new TreeMap<>();
  private boolean armed = true;

  Crashes(RandomGenerator dice, double chance) {
    this.dice = dice;
    this.chance = chance;
  }

  /** A place where it may die. */
  void at(String place) {
    if (armed && dice.nextDouble() < chance) {
      seen.merge(place, 1, Integer::sum);
      throw new SimulatedCrash(place);
    }
  }

  /** From now on nothing dies, so that every life can come to its end. */
  void disarm() {
    armed = false;
  }

  Map<String, Integer> seen() {
    return seen;
  }
}
