package dev.kinoport.price;

import io.vavr.control.Either;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of money; it may be negative.
 *
 * <p>Nothing is ever rounded here. Two decimals are always shown, more where the amount has them:
 * 0.5 equals 0.50 and prints as 0.50, 0.102 keeps its third.
 *
 * {@snippet file="dev/kinoport/examples/FirstTypesTest.java" region="money"}
 *
 * @param amount in whole units of the currency, not in cents
 * @param currency what the provider charges in
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  private static final int SHOWN_DECIMALS = 2;
  private static final int MOST_DECIMALS = 9;

  /** Before the point, and behind it: a text of ten signs must not become a gigabyte. */
  private static final int MOST_DIGITS = 200;

  /** Of a number of twice as many digits. */
  private static final int MOST_BITS = 1_400;

  private static final Currency US_DOLLAR = Currency.getInstance("USD");

  /**
   * @throws NullPointerException if anything is null
   * @throws IllegalArgumentException if the amount has more than 200 digits before the point or
   *     behind it
   */
  public Money {
    Objects.requireNonNull(amount, "amount must not be null");
    Objects.requireNonNull(currency, "currency must not be null");
    if (Math.abs((long) amount.scale()) > MOST_DIGITS
        || amount.unscaledValue().bitLength() > MOST_BITS) {
      throw tooLong();
    }
    BigDecimal shortest = amount.stripTrailingZeros();
    amount = shortest.setScale(Math.max(SHOWN_DECIMALS, shortest.scale()));
  }

  /**
   * Reads an amount and an ISO 4217 code.
   *
   * @throws IllegalArgumentException if either is not one
   */
  public static Money of(String amount, String currencyCode) {
    return new Money(number(amount), currency(currencyCode));
  }

  /**
   * Reads an amount of US dollars.
   *
   * @throws IllegalArgumentException if it is not a number
   */
  public static Money usd(String amount) {
    return new Money(number(amount), US_DOLLAR);
  }

  private static IllegalArgumentException tooLong() {
    return new IllegalArgumentException(
        "amount must have at most %d digits before the point and behind it".formatted(MOST_DIGITS));
  }

  private static BigDecimal number(String amount) {
    if (Objects.requireNonNull(amount, "amount must not be null").length() > 2 * MOST_DIGITS + 2) {
      throw tooLong();
    }
    try {
      return new BigDecimal(amount);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "amount must be a number such as 0.28, not \"%s\"".formatted(amount), e);
    }
  }

  private static Currency currency(String currencyCode) {
    try {
      return Currency.getInstance(
          Objects.requireNonNull(currencyCode, "currencyCode must not be null"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "currencyCode must be an ISO 4217 code such as USD, not \"%s\"".formatted(currencyCode),
          e);
    }
  }

  /**
   * Reads what came from outside.
   *
   * @return left: what is wrong with it
   */
  public static Either<String, Money> parse(
      @Nullable String amount, @Nullable String currencyCode) {
    try {
      return amount == null || currencyCode == null
          ? Either.left("an amount and a currency are needed")
          : Either.right(of(amount, currencyCode));
    } catch (IllegalArgumentException e) {
      return Either.left(String.valueOf(e.getMessage()));
    }
  }

  /** Nothing, in this currency. */
  public static Money zero(Currency currency) {
    return new Money(
        BigDecimal.ZERO, Objects.requireNonNull(currency, "currency must not be null"));
  }

  /** One sum for each currency, in the order of their codes; none of nothing. */
  public static List<Money> sums(Stream<Money> amounts) {
    Objects.requireNonNull(amounts, "amounts must not be null");
    return List.copyOf(
        amounts
            .collect(
                Collectors.toMap(
                    money -> money.currency().getCurrencyCode(),
                    money -> money,
                    Money::plus,
                    TreeMap::new))
            .values());
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
            .divide(
                sameCurrency(Objects.requireNonNull(unitPrice, "unitPrice must not be null"))
                    .amount,
                MOST_DECIMALS,
                RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return units.setScale(Math.max(0, units.scale()));
  }

  /** This amount, {@code factor} times. */
  public Money times(BigDecimal factor) {
    return new Money(
        amount.multiply(Objects.requireNonNull(factor, "factor must not be null")), currency);
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
    Objects.requireNonNull(other, "other must not be null");
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("two currencies: " + this + " and " + other);
    }
    return other;
  }
}
