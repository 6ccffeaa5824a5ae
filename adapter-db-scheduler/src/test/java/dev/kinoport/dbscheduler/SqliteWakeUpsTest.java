package dev.kinoport.dbscheduler;

class SqliteWakeUpsTest extends WakeUpsCases {
  @Override
  Database database() {
    return Database.SQLITE;
  }
}
