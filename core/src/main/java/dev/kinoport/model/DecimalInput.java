package dev.kinoport.model;

import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * A number with decimals: how closely to follow the prompt.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param min smallest
 * @param max largest
 * @param step distance between two allowed numbers, counted from {@code min}; none allows all
 * @param fallback sent when the caller says nothing
 */
public record DecimalInput(
    String name,
    String field,
    boolean required,
    BigDecimal min,
    BigDecimal max,
    Option<BigDecimal> step,
    Option<BigDecimal> fallback)
    implements Input {
  /** Any number of the range. */
  public DecimalInput(
      String name,
      String field,
      boolean required,
      BigDecimal min,
      BigDecimal max,
      Option<BigDecimal> fallback) {
    this(name, field, required, min, max, Option.none(), fallback);
  }

  /** Whether a number lies in the range and on a step. */
  public boolean allows(BigDecimal number) {
    return number.compareTo(min) >= 0
        && number.compareTo(max) <= 0
        && step.forAll(it -> number.subtract(min).remainder(it).signum() == 0);
  }
}
