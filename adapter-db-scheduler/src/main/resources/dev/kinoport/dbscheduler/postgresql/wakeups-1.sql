-- When generations are advanced next. The journal is the truth: whatever is lost here, a sweep puts
-- back. The columns are those that db-scheduler 16 reads, and three more.

CREATE TABLE {wakeups} (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  -- Who it was ordered from: only workers that have this provider claim it. Empty while nobody has
  -- looked, then whoever claims it finds out.
  provider TEXT NOT NULL DEFAULT '',
  task_data BYTEA,
  execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INT,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  -- Somebody wants it advanced once more, said while it was picked.
  woken BOOLEAN NOT NULL DEFAULT FALSE,
  -- It is at rest until somebody wakes it, and looked at now and then all the same.
  parked BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX {wakeups_due} ON {wakeups} (execution_time, provider);
CREATE INDEX {wakeups_alive} ON {wakeups} (last_heartbeat);
