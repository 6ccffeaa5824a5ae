package dev.kinoport.dbscheduler;

/**
 * What is said to the database about wake-ups, alike for both but for one thing.
 *
 * @param ids a query for the column {@code id}, from one parameter
 */
record Statements(String ids) {
  private static final String FREE =
      "UPDATE kinoport_wakeups SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
          + " woken = FALSE, version = version + 1";

  /** Parameters: whether it is parked, now, next, task, id, version. */
  static final String SETTLE =
      FREE
          + ", parked = ? AND NOT woken, execution_time = CASE WHEN woken THEN ? ELSE ? END"
          + " WHERE task_name = ? AND task_instance = ? AND version = ? AND picked"
          + " RETURNING execution_time";

  /**
   * Due when it was, for those who have its provider. Parameters: provider, now, task, id, version.
   */
  static final String LEAVE =
      FREE
          + ", provider = ?, execution_time = CASE WHEN woken THEN ? ELSE execution_time END"
          + " WHERE task_name = ? AND task_instance = ? AND version = ? AND picked";

  /** Whoever has claimed it: an end is an end. Parameters: task, id. */
  static final String END =
      "DELETE FROM kinoport_wakeups WHERE task_name = ? AND task_instance = ?";

  /** Of ours, whoever's provider it is. Parameters: now, tasks, after. */
  static final String BRING_FORWARD =
      "UPDATE kinoport_wakeups SET execution_time = ?"
          + " WHERE task_name IN (?, ?) AND NOT picked AND execution_time > ?";

  /** Who has claimed something. A claim has a heartbeat, and those have an index. */
  static final String CLAIMANTS =
      "SELECT DISTINCT picked_by FROM kinoport_wakeups"
          + " WHERE picked AND last_heartbeat IS NOT NULL AND picked_by IS NOT NULL";

  /** Parameter: worker. */
  static final String RELEASE = FREE + ", parked = FALSE WHERE picked AND picked_by = ?";

  /**
   * A row that is claimed gets a mark and keeps its version, or the claim would be lost; any other
   * is due. Parameters: task, provider, now, ids.
   */
  String wake() {
    return add()
        + "UPDATE SET woken = kinoport_wakeups.picked, parked = FALSE, execution_time ="
        + " CASE WHEN kinoport_wakeups.picked THEN kinoport_wakeups.execution_time"
        + " ELSE excluded.execution_time END"
        + " WHERE (kinoport_wakeups.picked AND NOT kinoport_wakeups.woken)"
        + " OR (NOT kinoport_wakeups.picked"
        + " AND kinoport_wakeups.execution_time > excluded.execution_time)";
  }

  /** Parameters: task, provider, now, ids. */
  String join() {
    return add()
        + "UPDATE SET parked = FALSE, execution_time = excluded.execution_time"
        + " WHERE kinoport_wakeups.parked AND NOT kinoport_wakeups.picked";
  }

  /** Parameters: task, provider, now, ids. */
  String addMissing() {
    return add() + "NOTHING";
  }

  /** Parameters: ids, task. */
  String resting() {
    return "SELECT id FROM ("
        + ids
        + ") AS wanted WHERE NOT EXISTS (SELECT 1 FROM kinoport_wakeups"
        + " WHERE task_name = ? AND task_instance = id AND (picked OR NOT parked))";
  }

  // WHERE TRUE, or SQLite takes ON for the beginning of a join
  private String add() {
    return "INSERT INTO kinoport_wakeups"
        + " (task_name, task_instance, provider, execution_time, picked, version, woken)"
        + " SELECT ?, id, ?, ?, FALSE, 1, FALSE FROM ("
        + ids
        + ") AS wanted WHERE TRUE ON CONFLICT (task_name, task_instance) DO ";
  }
}
