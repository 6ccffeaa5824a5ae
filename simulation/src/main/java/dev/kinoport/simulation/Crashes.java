package dev.kinoport.simulation;

import io.vavr.control.Option;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Decides where the process dies, and remembers where it has. */
final class Crashes {
  private final RandomGenerator dice;
  private final double chance;
  private final Option<String> certain;
  private final Map<String, Integer> seen = new TreeMap<>();
  private boolean armed = true;

  /**
   * @param chance of dying at any place
   * @param certain a place where it dies the first time for certain; none for chance alone
   */
  Crashes(RandomGenerator dice, double chance, Option<String> certain) {
    this.dice = dice;
    this.chance = chance;
    this.certain = certain;
  }

  /** A place where it may die. */
  void at(String place) {
    boolean isCertain = certain.contains(place) && !seen.containsKey(place);
    if (armed && (dice.nextDouble() < chance || isCertain)) {
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
