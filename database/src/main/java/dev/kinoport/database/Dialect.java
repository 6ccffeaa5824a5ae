package dev.kinoport.database;

import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/** All that two databases say differently. */
public enum Dialect {
  /** One file, one writer at a time, on the machine of whoever uses it. */
  SQLITE(
      "SQLite",
      "BEGIN IMMEDIATE",
      "",
      "SELECT lower(hex(randomblob(16)))",
      // Whoever brings a DataSource may have set less: an answered write must survive a power cut.
      "PRAGMA synchronous=FULL",
      "PRAGMA synchronous=FULL",
      "BEGIN IMMEDIATE",
      "SELECT value AS id FROM json_each(?)",
      "?"),

  /**
   * A server, with a clock of its own. A process that is stopped in the middle of a transaction
   * must not hold up the others, so the server ends it.
   */
  POSTGRESQL(
      "PostgreSQL",
      "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '5s';"
          + " SET LOCAL idle_in_transaction_session_timeout = '10s'; "
          + Dialect.DURABLE,
      " FOR UPDATE",
      "SELECT replace(gen_random_uuid()::text, '-', '')",
      "",
      "SET default_transaction_isolation = 'read committed'; SET lock_timeout = '5s';"
          + " SET idle_in_transaction_session_timeout = '10s'",
      // Each time: a pooler between may pass on another session, and settings are read anew.
      "BEGIN; " + Dialect.DURABLE,
      "SELECT value AS id FROM json_array_elements_text(?::json)",
      "(? + (extract(epoch FROM clock_timestamp()) * 1000000000)::bigint)");

  /**
   * An answered write must survive a crash of the server, whatever a role, a database or a URL
   * says. Only {@code off} answers before the disk does; who waits for more, or for no standby,
   * keeps that. For the whole transaction, since settings are read anew in the middle of one.
   */
  private static final String DURABLE =
      "SELECT set_config('synchronous_commit',"
          + " replace(current_setting('synchronous_commit'), 'off', 'on'), true)";

  private static final int SQLITE_ERROR = 1;

  private final String product;
  private final String begin;
  private final String forUpdate;
  private final String dice;
  private final String prepare;
  private final String prepareOurs;
  private final String beginOnOurs;
  private final String texts;
  private final String clockNanos;

  Dialect(
      String product,
      String begin,
      String forUpdate,
      String dice,
      String prepare,
      String prepareOurs,
      String beginOnOurs,
      String texts,
      String clockNanos) {
    this.product = product;
    this.begin = begin;
    this.forUpdate = forUpdate;
    this.dice = dice;
    this.prepare = prepare;
    this.prepareOurs = prepareOurs;
    this.beginOnOurs = beginOnOurs;
    this.texts = texts;
    this.clockNanos = clockNanos;
  }

  /** The dialect of a database that calls itself so; none if it is not supported. */
  public static Option<Dialect> of(String product) {
    return Option.ofOptional(
        Arrays.stream(values()).filter(dialect -> dialect.product.equals(product)).findFirst());
  }

  /**
   * Begins a transaction that will write and be on the disk when its commit is answered: statements
   * with {@code "; "} between them.
   */
  public String begin() {
    return begin;
  }

  /** Behind a query: nobody else may change these rows before the transaction ends. */
  public String forUpdate() {
    return forUpdate;
  }

  /** Asks for a text that nobody was given before: 32 hex digits. */
  public String dice() {
    return dice;
  }

  /** To be said once to every new connection that is lent to us; may be empty. */
  public String prepare() {
    return prepare;
  }

  /** To be said once to every new connection of our own, which may be told for good. */
  public String prepareOurs() {
    return prepareOurs;
  }

  /** The same, on a connection of our own. */
  public String beginOnOurs() {
    return beginOnOurs;
  }

  /** A query for the column {@code id}, from one parameter: a JSON array of texts. */
  public String texts() {
    return texts;
  }

  /**
   * The clock that all share, in nanoseconds since 1970, of one parameter: so many more. Where all
   * are on one machine there is no other clock, and it is the parameter alone.
   */
  public String clockNanos() {
    return clockNanos;
  }

  /** Whether a transaction that writes keeps out all others, and the clock is the process's own. */
  public boolean isOneFile() {
    return this == SQLITE;
  }

  /**
   * Whether its driver takes several statements with parameters at once and sends them in one trip.
   */
  public boolean sendsTogether() {
    return this == POSTGRESQL;
  }

  /** The folder of its scripts. */
  String folder() {
    return product.toLowerCase(Locale.ROOT);
  }

  /** Whether a table could not be made because there is another of its name. */
  boolean isTakenName(SQLException e) {
    return switch (this) {
      case SQLITE ->
          e.getErrorCode() == SQLITE_ERROR
              && String.valueOf(e.getMessage()).contains("already exists");
      case POSTGRESQL -> "42P07".equals(e.getSQLState());
    };
  }

  /** Whether this user may not do what was asked. */
  boolean isForbidden(SQLException e) {
    return this == POSTGRESQL && "42501".equals(e.getSQLState());
  }

  /** Whether a query failed because a column of it is not there. */
  boolean isMissingColumn(SQLException e) {
    return switch (this) {
      case SQLITE ->
          e.getErrorCode() == SQLITE_ERROR && String.valueOf(e.getMessage()).contains("no such");
      case POSTGRESQL -> "42703".equals(e.getSQLState());
    };
  }

  /** Whether a query failed because its table is not there. */
  boolean isMissingTable(SQLException e) {
    return switch (this) {
      case SQLITE ->
          e.getErrorCode() == SQLITE_ERROR && String.valueOf(e.getMessage()).contains("no such");
      case POSTGRESQL -> "42P01".equals(e.getSQLState());
    };
  }
}
