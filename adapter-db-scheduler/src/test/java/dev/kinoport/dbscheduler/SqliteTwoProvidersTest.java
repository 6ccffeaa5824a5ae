package dev.kinoport.dbscheduler;

class SqliteTwoProvidersTest extends TwoProvidersCases {
  @Override
  Database database() {
    return Database.SQLITE;
  }
}
