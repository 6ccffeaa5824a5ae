package dev.kinoport.jdbc;

import io.vavr.control.Try;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One real server for all tests of this JVM, started when first asked for, and stopped with it. */
final class PostgresServer {
  private static final Try<EmbeddedPostgres> SERVER = Try.of(PostgresServer::start);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  private static EmbeddedPostgres start() throws Exception {
    // Without fsync, as it comes: what is killed here are clients, never the server or the machine.
    return EmbeddedPostgres.start();
  }

  /** Why it does not run; empty if it does. */
  static String trouble() {
    return SERVER.isSuccess() ? "" : String.valueOf(SERVER.getCause());
  }

  /** The URL of a database in which there is nothing at all. */
  static String blankDatabase() {
    String name = "blank" + DATABASES.incrementAndGet();
    command("postgres", "CREATE DATABASE " + name);
    return url(name);
  }

  /** The URL of a database with the tables and nothing in them: a copy, which is made at once. */
  static synchronized String emptyDatabase() {
    String name = "empty" + DATABASES.incrementAndGet();
    if (Template.MADE) {
      command("postgres", "CREATE DATABASE " + name + " TEMPLATE " + Template.NAME);
    }
    return url(name);
  }

  private static final class Template {
    static final String NAME = "template_of_ours";
    static final boolean MADE = make();

    private static boolean make() {
      command("postgres", "CREATE DATABASE " + NAME);
      JdbcJournal.at(url(NAME)).get().close();
      return true;
    }
  }

  static void command(String database, String sql) {
    try (Connection connection = DriverManager.getConnection(url(database))) {
      Sql.execute(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static String url(String database) {
    return SERVER.get().getJdbcUrl("postgres", database);
  }
}
