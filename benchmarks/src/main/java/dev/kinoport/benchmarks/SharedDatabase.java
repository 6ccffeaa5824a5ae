package dev.kinoport.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** A fresh database and a pool of connections to it. */
final class SharedDatabase implements AutoCloseable {
  private final Closeable server;
  private final HikariDataSource pool;

  private SharedDatabase(Closeable server, String url, int connections) {
    this.server = server;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    this.pool = new HikariDataSource(config);
  }

  static SharedDatabase sqlite(int connections) throws IOException {
    Path folder = Files.createTempDirectory("kinoport-benchmark");
    String url =
        "jdbc:sqlite:%s?journal_mode=WAL&synchronous=NORMAL&busy_timeout=10000"
            .formatted(folder.resolve("wakeups.db"));
    return new SharedDatabase(() -> delete(folder), url, connections);
  }

  /** How many may come without the pool. */
  private static final int OTHERS = 60;

  static SharedDatabase postgres(int connections) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            // This one is meant for tests and waits for no disk, unless it is told to.
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", String.valueOf(connections + OTHERS))
            .start();
    return new SharedDatabase(server, server.getJdbcUrl("postgres", "postgres"), connections);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** What a setting of PostgreSQL's is in truth. */
  String setting(String name) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** Where it is, without what else the pool was told. */
  String url() {
    return pool.getJdbcUrl().replaceFirst("\\?.*", "");
  }

  /** Where it is, and who asks. */
  String urlWithUser() {
    return pool.getJdbcUrl();
  }

  HikariDataSource source() {
    return pool;
  }

  @Override
  public void close() throws IOException {
    pool.close();
    server.close();
  }
}
