package dev.kinoport.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of money; it may be negative.
 *
 * <p>Nothing is ever rounded here. Two decimals are always shown, more where the amount has them:
 * 0.5 equals 0.50 and prints as 0.50, 0.102 keeps its third.
 *
 * @param amount in whole units of the currency, not in cents
 * @param currency what the provider charges in
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  private static final int SHOWN_DECIMALS = 2;
  private static final int MOST_DECIMALS = 9;
  private static final Currency US_DOLLAR = Currency.getInstance("USD");

  public Money {
    BigDecimal shortest = amount.stripTrailingZeros();
    amount = shortest.setScale(Math.max(SHOWN_DECIMALS, shortest.scale()));
  }

  /**
   * Reads an amount and an ISO 4217 code.
   *
   * @throws IllegalArgumentException if either is not one
   */
  public static Money of(String amount, String currencyCode) {
    return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
  }

  /**
   * Reads an amount of US dollars.
   *
   * @throws IllegalArgumentException if it is not a number
   */
  public static Money usd(String amount) {
    return new Money(new BigDecimal(amount), US_DOLLAR);
  }

  /** Nothing, in this currency. */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * The sum of two amounts.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other).amount), currency);
  }

  /**
   * The difference of two amounts.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money minus(Money other) {
    return new Money(amount.subtract(sameCurrency(other).amount), currency);
  }

  /**
   * How many units of this price the amount is, rounded half up at the ninth decimal.
   *
   * @throws IllegalArgumentException if the currencies differ
   * @throws ArithmeticException if the price is zero
   */
  public BigDecimal in(Money unitPrice) {
    BigDecimal units =
        amount
            .divide(sameCurrency(unitPrice).amount, MOST_DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return units.setScale(Math.max(0, units.scale()));
  }

  /** This amount, {@code factor} times. */
  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor), currency);
  }

  /** The same amount with the other sign. */
  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  /** True if this is less than nothing. */
  public boolean isNegative() {
    return amount.signum() < 0;
  }

  /**
   * Compares two amounts.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return amount.compareTo(sameCurrency(other).amount);
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("two currencies: " + this + " and " + other);
    }
    return other;
  }
}
