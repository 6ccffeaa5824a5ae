package dev.kinoport.jdbc.table;

import dev.kinoport.jdbc.session.Session;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.session.Transactions.Decision;
import dev.kinoport.journal.LeaseTable;
import java.sql.SQLException;
import java.util.List;

/**
 * A change of one sender's lease: whether it is as wanted now. If its commit was lost it is done
 * once more, which does no harm: a lease is taken once, ended for good, and may be renewed twice.
 */
public final class LeaseWork implements Transactions.Work<Boolean> {
  private final String lease;
  private final String sql;
  private final Object[] parameters;

  private LeaseWork(String lease, String sql, Object... parameters) {
    this.lease = lease;
    this.sql = sql;
    this.parameters = parameters;
  }

  /** Puts down a lease under a name of one's own, and clears those away that ended long ago. */
  public static LeaseWork take(String lease) {
    return new LeaseWork(
        lease,
        "WITH cleared AS (DELETE FROM {senders} WHERE ended = 1 AND updated_at <"
            + " CURRENT_TIMESTAMP - INTERVAL '1 day') INSERT INTO {senders} (name) VALUES (?)"
            + " ON CONFLICT (name) DO UPDATE SET renewals = {senders}.renewals",
        lease);
  }

  /** Renews a lease that has not ended. */
  public static LeaseWork renew(String lease) {
    return new LeaseWork(
        lease,
        "UPDATE {senders} SET renewals = renewals + 1, updated_at = CURRENT_TIMESTAMP"
            + " WHERE name = ? AND ended = 0",
        lease);
  }

  /** Ends a lease unless it was renewed since it was seen. */
  public static LeaseWork end(LeaseTable.Lease seen) {
    return new LeaseWork(
        seen.name(),
        "UPDATE {senders} SET ended = 1, updated_at = CURRENT_TIMESTAMP"
            + " WHERE name = ? AND (ended = 1 OR renewals = ?)",
        seen.name(),
        seen.renewals());
  }

  /** All that are there. */
  public static List<LeaseTable.Lease> list(Session session) throws SQLException {
    return session.list(
        row -> new LeaseTable.Lease(row.getString(1), row.getLong(2), row.getInt(3) != 0),
        "SELECT name, renewals, ended FROM {senders}");
  }

  @Override
  public Decision<Boolean> run(Session session) throws SQLException {
    Session.Answer<Integer> changed = session.update(sql, parameters);
    return new Decision<>(true, true, after -> changed.get() > 0);
  }

  @Override
  public boolean isWritten(Session session) {
    return false;
  }

  @Override
  public String name() {
    return "the lease %s of a sender".formatted(lease);
  }

  @Override
  public boolean mayShare() {
    return true;
  }
}
