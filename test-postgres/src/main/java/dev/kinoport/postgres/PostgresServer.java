package dev.kinoport.postgres;

import io.vavr.control.Try;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real server for all tests of this JVM, started when first asked for, and stopped with it. It
 * runs without {@code fsync}: what is killed around it are clients, never the server or the
 * machine. Safe for use by many threads; a database is there until {@value #KEPT} more were asked
 * for.
 */
public final class PostgresServer {
  private static final Try<EmbeddedPostgres> SERVER = Try.of(PostgresServer::start);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** Far more than tests use at once. */
  private static final int KEPT = 40;

  private static final Deque<String> ALIVE = new ArrayDeque<>();

  private PostgresServer() {}

  private static EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
  }

  /** Why it does not run; empty if it does. */
  public static String trouble() {
    return SERVER.fold(String::valueOf, started -> "");
  }

  /** The URL of a database in which there is nothing at all. */
  public static String blankDatabase() {
    return fresh("blank", "template1");
  }

  /**
   * The URL of a copy of a database, whose name begins as that one's.
   *
   * @param template made with {@link #command}, and left alone since
   */
  public static String copyOf(String template) {
    return fresh(template, template);
  }

  /** Each is a thousand files: a hundred of them would take the end of the JVM half a minute. */
  private static synchronized String fresh(String kind, String template) {
    if (ALIVE.size() >= KEPT) {
      command("DROP DATABASE " + ALIVE.removeFirst() + " WITH (FORCE)");
    }
    String name = kind + DATABASES.incrementAndGet();
    command("CREATE DATABASE " + name + " TEMPLATE " + template);
    ALIVE.addLast(name);
    return url(name);
  }

  /**
   * Said by the administrator.
   *
   * @throws IllegalStateException that names the statement, if it is refused
   */
  public static void command(String sql) {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Where a database is, or would be. */
  public static String url(String database) {
    return SERVER
        .getOrElseThrow(cause -> new IllegalStateException("PostgreSQL does not run", cause))
        .getJdbcUrl("postgres", database);
  }
}
