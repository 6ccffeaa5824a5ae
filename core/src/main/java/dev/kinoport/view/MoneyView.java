package dev.kinoport.view;

import dev.kinoport.price.Money;
import java.util.Objects;

/**
 * An amount of money, to be shown or sent as JSON.
 *
 * @param amount exact, in whole units of the currency, such as {@code 0.28}
 * @param currency ISO 4217, such as {@code USD}
 */
public record MoneyView(String amount, String currency) {
  public MoneyView {
    Objects.requireNonNull(amount, "amount must not be null");
    Objects.requireNonNull(currency, "currency must not be null");
  }

  /** Shows an amount. */
  public static MoneyView of(Money money) {
    Objects.requireNonNull(money, "money must not be null");
    return new MoneyView(money.amount().toPlainString(), money.currency().getCurrencyCode());
  }
}
