package dev.kinoport.dbscheduler;

class SqliteWorkerSchedulerTest extends WorkerSchedulerCases {
  @Override
  Database database() {
    return Database.SQLITE;
  }
}
