package dev.kinoport.view;

import dev.kinoport.price.Money;

/**
 * An amount of money, to be shown or sent as JSON.
 *
 * @param amount exact, in whole units of the currency, such as {@code 0.28}
 * @param currency ISO 4217, such as {@code USD}
 */
public record MoneyView(String amount, String currency) {
  /** Shows an amount. */
  public static MoneyView of(Money money) {
    return new MoneyView(money.amount().toPlainString(), money.currency().getCurrencyCode());
  }
}
