package dev.kinoport.dbscheduler.claim;

/** Has db-scheduler find only what this worker can do, on SQLite. */
final class SqliteClaims extends EpochMillis {
  private final Reach reach;

  SqliteClaims(Reach reach) {
    this.reach = reach;
  }

  @Override
  public String createSelectDueQuery(
      String table, int limit, String condition, boolean orderByPriority) {
    return super.createSelectDueQuery(table, limit, condition + reach.condition(), orderByPriority);
  }
}
