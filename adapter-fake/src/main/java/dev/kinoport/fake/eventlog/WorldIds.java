package dev.kinoport.fake.eventlog;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Makes identities of worlds: 12 lower-case hex digits. */
public final class WorldIds {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{12}");

  private final RandomGenerator dice;

  /** Draws them from dice. */
  public WorldIds(RandomGenerator dice) {
    this.dice = dice;
  }

  /** The dice may not be fit for many threads at once, this is. */
  public synchronized String next() {
    return "%012x".formatted(dice.nextLong() >>> 16);
  }

  /**
   * The same.
   *
   * @throws IllegalArgumentException if it is no identity
   */
  public static String checked(String id) {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a world is known by 12 hex digits, not by \"" + id + "\"");
    }
    return id;
  }
}
