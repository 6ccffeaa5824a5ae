package dev.kinoport.cli;

import io.vavr.control.Try;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real server for all tests of this JVM, started when first asked for, and stopped with it. */
public final class PostgresServer {
  private static final Try<EmbeddedPostgres> SERVER = Try.of(PostgresServer::start);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  private static EmbeddedPostgres start() throws Exception {
    return EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
  }

  /** Why it does not run; empty if it does. */
  static String trouble() {
    return SERVER.isSuccess() ? "" : String.valueOf(SERVER.getCause());
  }

  /** The URL of a database in which there is nothing at all. */
  public static String blankDatabase() {
    String name = "blank" + DATABASES.incrementAndGet();
    command("CREATE DATABASE " + name);
    return url(name);
  }

  /** Said by the administrator. */
  static void command(String sql) {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static String url(String database) {
    return SERVER.get().getJdbcUrl("postgres", database);
  }
}
