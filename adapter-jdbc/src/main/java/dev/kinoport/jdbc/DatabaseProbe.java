package dev.kinoport.jdbc;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.Sql;
import dev.kinoport.database.TableNames;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a first connection tells.
 *
 * @param product what the database calls itself
 * @param dialect how to speak to it; none if we cannot
 * @param narrow the encoding in which it keeps texts, if there are characters that it has not
 * @param writer a name for one who writes there, never given before
 * @param version of the tables
 */
record DatabaseProbe(
    String product, Option<Dialect> dialect, Option<String> narrow, String writer, int version) {
  static DatabaseProbe at(DataSource source, String schema) throws SQLException {
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      Option<Dialect> known = Dialect.of(product);
      if (known.isEmpty()) {
        return new DatabaseProbe(product, known, Option.none(), "", 0);
      }
      Dialect dialect = known.getOrElse(Dialect.SQLITE);
      Option<String> narrow = narrow(connection, dialect);
      String writer =
          Sql.first(connection, row -> row.getString(1), dialect.dice())
              .getOrElseThrow(() -> new SQLException("the database rolled no dice"));
      // Last, because it may fail, and PostgreSQL answers nothing after that.
      TableNames names = TableNames.in(schema, dialect);
      return new DatabaseProbe(
          product, known, narrow, writer, JournalOpening.TABLES.found(connection, dialect, names));
    }
  }

  /** SQLite has all characters in each of its encodings, and PostgreSQL in one of forty. */
  private static Option<String> narrow(Connection connection, Dialect dialect) throws SQLException {
    return dialect.isOneFile()
        ? Option.none()
        : Sql.first(connection, row -> row.getString(1), "SHOW server_encoding")
            .filter(encoding -> !encoding.equals("UTF8"));
  }

  /** The file of a database of SQLite; none if it is in memory, or another database. */
  static Option<Path> file(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      Option<Dialect> dialect = Dialect.of(connection.getMetaData().getDatabaseProductName());
      if (!dialect.exists(Dialect::isOneFile)) {
        return Option.none();
      }
      List<String> files =
          Sql.list(
              connection,
              row -> row.getString("name").equals("main") ? row.getString("file") : "",
              "PRAGMA database_list");
      return Option.ofOptional(files.stream().filter(file -> !file.isEmpty()).findFirst())
          .map(Path::of);
    }
  }

  /** Whether a database of SQLite is written by a write-ahead log. */
  static boolean hasLog(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return Sql.first(connection, row -> row.getString(1), "PRAGMA journal_mode").contains("wal");
    }
  }
}
