package dev.kinoport.examples;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import java.nio.file.Path;

/** What the examples buy, and where they keep it. */
final class Orders {
  static final RequestDraft DRAFT =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("the kite dives and climbs again")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  private Orders() {}

  /** A pool on a database that stands in for PostgreSQL, where there is none. */
  static HikariDataSource pool(Path folder) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("orders.db"));
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", "10000");
    config.setMaximumPoolSize(12);
    return new HikariDataSource(config);
  }
}
