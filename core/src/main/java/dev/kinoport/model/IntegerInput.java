package dev.kinoport.model;

import io.vavr.control.Option;

/**
 * A whole number: seed, steps, frame rate.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param min smallest; -1 for a seed of which -1 means random
 * @param max largest
 * @param step distance between two allowed numbers, counted from {@code min}; 1 allows all
 * @param fallback sent when the caller says nothing
 */
public record IntegerInput(
    String name,
    String field,
    boolean required,
    long min,
    long max,
    long step,
    Option<Long> fallback)
    implements Input {
  /** Every whole number of the range. */
  public IntegerInput(
      String name, String field, boolean required, long min, long max, Option<Long> fallback) {
    this(name, field, required, min, max, 1, fallback);
  }

  /** Whether a number lies in the range and on a step. */
  public boolean allows(long number) {
    return number >= min && number <= max && Math.floorMod(number - min, step) == 0;
  }
}
