package dev.kinoport.dbscheduler;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsPostgres.class)
class PostgresWorkerSchedulerTest extends WorkerSchedulerCases {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
