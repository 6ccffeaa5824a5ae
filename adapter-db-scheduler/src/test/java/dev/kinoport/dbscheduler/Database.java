package dev.kinoport.dbscheduler;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kinoport.database.Dialect;
import dev.kinoport.postgres.PostgresServer;
import java.nio.file.Path;

/** The two databases, for tests that hold on both. */
enum Database {
  SQLITE,
  POSTGRESQL;

  /** A pool on a place where there is nothing yet. */
  HikariDataSource blank(Path folder) {
    return switch (this) {
      case SQLITE ->
          pool(
              "jdbc:sqlite:%s?journal_mode=WAL&synchronous=NORMAL&busy_timeout=10000"
                  .formatted(folder.resolve("wakeups.db")));
      case POSTGRESQL -> pool(PostgresServer.blankDatabase());
    };
  }

  Dialect dialect() {
    return switch (this) {
      case SQLITE -> Dialect.SQLITE;
      case POSTGRESQL -> Dialect.POSTGRESQL;
    };
  }

  private static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(2);
    return new HikariDataSource(config);
  }
}
