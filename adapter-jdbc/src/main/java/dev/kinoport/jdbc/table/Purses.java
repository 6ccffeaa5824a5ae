package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.journal.BudgetLedger;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The rows of the purses, by their stored names, within somebody's transaction. */
public final class Purses {
  private static final String COLUMNS =
      "SELECT reserved, reserved_currency, spent, spent_currency FROM {purses} WHERE name = ";

  private final Session session;
  private final Dialect dialect;

  public Purses(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  /** What a purse has set aside and spent; nothing if it was never used. */
  public Option<BudgetLedger> read(String stored) throws SQLException {
    return session.first(Purses::ledger, COLUMNS + "?", stored);
  }

  /** Reads a purse that nobody else can change before the end of the transaction. */
  Session.Answer<List<BudgetLedger>> lock(String stored) throws SQLException {
    return session.ask(Purses::ledger, COLUMNS + "?" + dialect.forUpdate(), stored);
  }

  /** The same for the purse of a generation, if it has one. */
  Session.Answer<List<BudgetLedger>> lockOf(String generation) throws SQLException {
    return session.ask(
        Purses::ledger,
        COLUMNS + "(SELECT purse FROM {generations} WHERE id = ?)" + dialect.forUpdate(),
        generation);
  }

  /** Makes a purse that was never used, and locks it. */
  Session.Answer<List<BudgetLedger>> make(String stored) throws SQLException {
    session.update("INSERT INTO {purses} (name) VALUES (?) ON CONFLICT (name) DO NOTHING", stored);
    return lock(stored);
  }

  void write(String stored, BudgetLedger ledger) throws SQLException {
    session.update(
        "UPDATE {purses} SET reserved = ?, reserved_currency = ?, spent = ?, spent_currency = ?,"
            + " updated_at = CURRENT_TIMESTAMP WHERE name = ?",
        StoredMoney.amount(ledger.reserved()),
        StoredMoney.currency(ledger.reserved()),
        StoredMoney.amount(ledger.spent()),
        StoredMoney.currency(ledger.spent()),
        stored);
  }

  private static BudgetLedger ledger(ResultSet row) throws SQLException {
    return new BudgetLedger(
        StoredMoney.of(row.getString(1), row.getString(2)),
        StoredMoney.of(row.getString(3), row.getString(4)));
  }
}
