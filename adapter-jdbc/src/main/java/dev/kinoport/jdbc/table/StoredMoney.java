package dev.kinoport.jdbc.table;

import dev.kinoport.jdbc.event.UnreadableEvent;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Money in two columns: an exact decimal, written out, and a currency. Both are empty for none. */
public final class StoredMoney {
  private StoredMoney() {}

  static @Nullable String amount(Option<Money> money) {
    return Columns.orNull(money.map(it -> it.amount().toPlainString()));
  }

  static @Nullable String currency(Option<Money> money) {
    return Columns.orNull(money.map(it -> it.currency().getCurrencyCode()));
  }

  static Option<Money> of(@Nullable String amount, @Nullable String currency) {
    if (amount == null || currency == null) {
      return Option.none();
    }
    try {
      return Option.of(new Money(new BigDecimal(amount), Currency.getInstance(currency)));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent("no amount of money: \"%s %s\"".formatted(amount, currency), e);
    }
  }
}
