package dev.kinoport.jdbc;

import dev.kinoport.journal.Ledger;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The rows of the purses, within somebody's transaction. */
final class Purses {
  private static final String COLUMNS =
      "SELECT reserved, reserved_currency, spent, spent_currency FROM purses WHERE name = ?";

  private final Connection connection;
  private final Dialect dialect;

  Purses(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  Ledger read(String name) throws SQLException {
    return Sql.first(connection, Purses::ledger, COLUMNS, StoredText.name(name))
        .getOrElse(Ledger::empty);
  }

  /** Reads a purse that nobody else can change before the end of the transaction. */
  Ledger lock(String name) throws SQLException {
    String stored = StoredText.name(name);
    var unused =
        Sql.update(
            connection,
            "INSERT INTO purses (name) VALUES (?) ON CONFLICT (name) DO NOTHING",
            stored);
    return Sql.first(connection, Purses::ledger, COLUMNS + dialect.forUpdate(), stored)
        .getOrElse(Ledger::empty);
  }

  void write(String name, Ledger ledger) throws SQLException {
    var unused =
        Sql.update(
            connection,
            "UPDATE purses SET reserved = ?, reserved_currency = ?, spent = ?, spent_currency = ?,"
                + " updated_at = CURRENT_TIMESTAMP WHERE name = ?",
            amount(ledger.reserved()),
            currency(ledger.reserved()),
            amount(ledger.spent()),
            currency(ledger.spent()),
            StoredText.name(name));
  }

  static @Nullable String amount(Option<Money> money) {
    return money.isEmpty() ? null : money.map(it -> it.amount().toPlainString()).getOrElse("");
  }

  static @Nullable String currency(Option<Money> money) {
    return money.isEmpty() ? null : money.map(it -> it.currency().getCurrencyCode()).getOrElse("");
  }

  private static Ledger ledger(ResultSet row) throws SQLException {
    return new Ledger(
        money(row.getString(1), row.getString(2)), money(row.getString(3), row.getString(4)));
  }

  private static Option<Money> money(@Nullable String amount, @Nullable String currency) {
    if (amount == null || currency == null) {
      return Option.none();
    }
    try {
      return Option.of(new Money(new BigDecimal(amount), Currency.getInstance(currency)));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent("a purse holds \"%s %s\"".formatted(amount, currency), e);
    }
  }
}
