package dev.kinoport.jdbc;

import dev.kinoport.database.Sql;
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
  private static String last = "";

  private PostgresServer() {}

  private static EmbeddedPostgres start() throws Exception {
    // Without fsync, as it comes: what is killed here are clients, never the server or the machine.
    return EmbeddedPostgres.start();
  }

  /** Why it does not run; empty if it does. */
  static String trouble() {
    return SERVER.isSuccess() ? "" : String.valueOf(SERVER.getCause());
  }

  /** The URL of a database in which there is nothing at all; the one before is gone. */
  static String blankDatabase() {
    return fresh("blank", "template1");
  }

  /** The URL of a database with the tables and nothing in them; the one before is gone. */
  static String emptyDatabase() {
    return fresh("empty", Template.MADE ? Template.NAME : "");
  }

  /** Each is a thousand files: a hundred of them would take the end of the JVM half a minute. */
  private static synchronized String fresh(String kind, String template) {
    if (!last.isEmpty()) {
      command("postgres", "DROP DATABASE " + last + " WITH (FORCE)");
    }
    last = kind + DATABASES.incrementAndGet();
    command("postgres", "CREATE DATABASE " + last + " TEMPLATE " + template);
    return url(last);
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
