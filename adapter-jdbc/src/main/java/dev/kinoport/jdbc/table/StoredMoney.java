package dev.kinoport.jdbc.table;

import dev.kinoport.generation.Cost;
import dev.kinoport.jdbc.event.UnreadableEvent;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  /**
   * What something cost, in four columns: how that is known, the amount and its currency, the
   * units.
   *
   * @param first the first of them
   */
  static Option<Cost> cost(ResultSet row, int first) throws SQLException {
    Option<String> basis = Option.of(row.getString(first));
    if (basis.isEmpty()) {
      return Option.none();
    }
    Option<String> units = Option.of(row.getString(first + 3));
    return Option.of(
        new Cost(
            Cost.Basis.valueOf(basis.getOrElse("")),
            of(row.getString(first + 1), row.getString(first + 2)),
            units.map(BigDecimal::new)));
  }
}
