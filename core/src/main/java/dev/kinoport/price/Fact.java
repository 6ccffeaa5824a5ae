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
   * An amount that is not known exactly, such as the width of a clip whose shape follows a picture.
   *
   * @param from smallest
   * @param to largest, more than {@code from}
   */
  record Between(BigDecimal from, BigDecimal to) implements Fact {
    public Between {
      if (from.compareTo(to) > 0) {
        throw new IllegalArgumentException("from " + from + " to " + to);
      }
      from = new Amount(from).value();
      to = new Amount(to).value();
    }

    @Override
    public String text() {
      return from.toPlainString() + " to " + to.toPlainString();
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
