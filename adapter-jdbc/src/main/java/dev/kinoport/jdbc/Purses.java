package dev.kinoport.jdbc;

import dev.kinoport.journal.Ledger;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

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
    Option<Ledger> known = locked(stored);
    if (known.isDefined()) {
      return known.getOrElse(Ledger::empty);
    }
    var unused =
        Sql.update(
            connection,
            "INSERT INTO purses (name) VALUES (?) ON CONFLICT (name) DO NOTHING",
            stored);
    return locked(stored).getOrElse(Ledger::empty);
  }

  private Option<Ledger> locked(String stored) throws SQLException {
    return Sql.first(connection, Purses::ledger, COLUMNS + dialect.forUpdate(), stored);
  }

  void write(String name, Ledger ledger) throws SQLException {
    var unused =
        Sql.update(
            connection,
            "UPDATE purses SET reserved = ?, reserved_currency = ?, spent = ?, spent_currency = ?,"
                + " updated_at = CURRENT_TIMESTAMP WHERE name = ?",
            StoredMoney.amount(ledger.reserved()),
            StoredMoney.currency(ledger.reserved()),
            StoredMoney.amount(ledger.spent()),
            StoredMoney.currency(ledger.spent()),
            StoredText.name(name));
  }

  private static Ledger ledger(ResultSet row) throws SQLException {
    return new Ledger(
        StoredMoney.of(row.getString(1), row.getString(2)),
        StoredMoney.of(row.getString(3), row.getString(4)));
  }
}
