package dev.kinoport.cli.text;

import java.math.BigDecimal;

/** A number of things, in words: {@code 1 unit}, {@code 2.5 units}. */
public final class Counted {
  private Counted() {}

  public static String of(BigDecimal number, String thing) {
    boolean isOne = number.compareTo(BigDecimal.ONE) == 0;
    return number.stripTrailingZeros().toPlainString() + " " + thing + (isOne ? "" : "s");
  }

  public static String of(long number, String thing) {
    return of(BigDecimal.valueOf(number), thing);
  }
}
