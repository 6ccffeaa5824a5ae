package dev.kinoport.price;

import java.math.BigDecimal;

/** One thing about a request that may bear on its price. */
public sealed interface Fact {
  /** As a person would write it: {@code 768P}, {@code 6}, {@code true}. */
  String text();

  /**
   * A word, such as a resolution.
   *
   * @param text with the provider's own spelling
   */
  record Word(String text) implements Fact {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * An amount, such as a number of seconds.
   *
   * @param value in the unit that the name implies
   */
  record Amount(BigDecimal value) implements Fact {
    public Amount {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @Override
    public String text() {
      return value.toPlainString();
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * A switch, such as sound.
   *
   * @param on whether it is on
   */
  record Switch(boolean on) implements Fact {
    @Override
    public String text() {
      return String.valueOf(on);
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
