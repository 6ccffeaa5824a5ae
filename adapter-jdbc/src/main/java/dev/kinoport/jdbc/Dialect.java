package dev.kinoport.jdbc;

import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/** All that two databases say differently. */
enum Dialect {
  /** One file, one writer at a time. */
  SQLITE(
      "SQLite",
      "BEGIN IMMEDIATE",
      "",
      "SELECT lower(hex(randomblob(12)))",
      // Whoever brings a DataSource may have set less: an answered write must survive a power cut.
      "PRAGMA synchronous=FULL",
      "PRAGMA synchronous=FULL",
      "BEGIN IMMEDIATE",
      false),

  /**
   * A server. A worker that is stopped in the middle of a transaction must not hold up the others,
   * so the server ends it.
   */
  POSTGRESQL(
      "PostgreSQL",
      "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '5s';"
          + " SET LOCAL idle_in_transaction_session_timeout = '10s'",
      " FOR UPDATE",
      "SELECT gen_random_uuid()::text",
      "",
      "SET default_transaction_isolation = 'read committed'; SET lock_timeout = '5s';"
          + " SET idle_in_transaction_session_timeout = '10s'",
      "BEGIN",
      true);

  private static final int SQLITE_ERROR = 1;

  private final String product;
  private final String begin;
  private final String forUpdate;
  private final String dice;
  private final String prepare;
  private final String prepareOurs;
  private final String beginOnOurs;
  private final boolean sendsTogether;

  Dialect(
      String product,
      String begin,
      String forUpdate,
      String dice,
      String prepare,
      String prepareOurs,
      String beginOnOurs,
      boolean sendsTogether) {
    this.product = product;
    this.begin = begin;
    this.forUpdate = forUpdate;
    this.dice = dice;
    this.prepare = prepare;
    this.prepareOurs = prepareOurs;
    this.beginOnOurs = beginOnOurs;
    this.sendsTogether = sendsTogether;
  }

  /** The dialect of a database that calls itself so. */
  static Option<Dialect> of(String product) {
    return Option.ofOptional(
        Arrays.stream(values()).filter(dialect -> dialect.product.equals(product)).findFirst());
  }

  /** Begins a transaction that will write. */
  String begin() {
    return begin;
  }

  /** Behind a query: nobody else may change these rows before the transaction ends. */
  String forUpdate() {
    return forUpdate;
  }

  /** Asks for a text that nobody was given before. */
  String dice() {
    return dice;
  }

  /** To be said once to every new connection that is lent to us; may be empty. */
  String prepare() {
    return prepare;
  }

  /** To be said once to every new connection of our own, which may be told for good. */
  String prepareOurs() {
    return prepareOurs;
  }

  /** Begins a transaction that will write, on a connection of our own. */
  String beginOnOurs() {
    return beginOnOurs;
  }

  /** Whether a transaction that writes keeps out all others. */
  boolean hasOneWriter() {
    return this == SQLITE;
  }

  /**
   * Whether its driver takes several statements with parameters at once and sends them in one trip,
   * as PostgreSQL's does.
   */
  boolean sendsTogether() {
    return sendsTogether;
  }

  /** Where its migrations are. */
  String migrations() {
    return "classpath:dev/kinoport/jdbc/" + product.toLowerCase(Locale.ROOT);
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
