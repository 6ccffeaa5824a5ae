-- When generations are advanced next. The journal is the truth: whatever is lost here, a sweep puts
-- back. The columns are those that db-scheduler 16 reads, and three more. Times are milliseconds since
-- 1970.

CREATE TABLE {wakeups} (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  -- Who it was ordered from: only workers that have this provider claim it. Empty while nobody has
  -- looked, then whoever claims it finds out.
  provider TEXT NOT NULL DEFAULT '',
  task_data BLOB,
  execution_time INTEGER NOT NULL,
  picked INTEGER NOT NULL,
  picked_by TEXT,
  last_success INTEGER,
  last_failure INTEGER,
  consecutive_failures INTEGER,
  last_heartbeat INTEGER,
  version INTEGER NOT NULL,
  -- Somebody wants it advanced once more, said while it was picked.
  woken INTEGER NOT NULL DEFAULT 0,
  -- It is at rest until somebody wakes it, and looked at now and then all the same.
  parked INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX {wakeups_due} ON {wakeups} (execution_time, provider);
CREATE INDEX {wakeups_alive} ON {wakeups} (last_heartbeat);
