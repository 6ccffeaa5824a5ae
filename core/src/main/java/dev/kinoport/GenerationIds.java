package dev.kinoport;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.time.Timekeeper;
import java.util.random.RandomGenerator;

/**
 * Makes names that sort by time: 48 bits of milliseconds, then 80 of dice, in 26 characters of
 * Crockford's base 32 (the form known as ULID).
 */
final class GenerationIds {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int TIME_CHARACTERS = 10;
  private static final int DICE_CHARACTERS = 16;

  private final Timekeeper time;
  private final RandomGenerator dice;

  GenerationIds(Timekeeper time, RandomGenerator dice) {
    this.time = time;
    this.dice = dice;
  }

  /** The dice may not be fit for many threads at once, this is. */
  synchronized GenerationId next() {
    StringBuilder text = new StringBuilder(TIME_CHARACTERS + DICE_CHARACTERS);
    long millis = time.now().toEpochMilli();
    for (int shift = 5 * (TIME_CHARACTERS - 1); shift >= 0; shift -= 5) {
      text.append(ALPHABET.charAt((int) (millis >>> shift) & 31));
    }
    for (int i = 0; i < DICE_CHARACTERS; i++) {
      text.append(ALPHABET.charAt(dice.nextInt(32)));
    }
    return new GenerationId(text.toString());
  }
}
