package dev.kinoport.jdbc;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.Sql;
import dev.kinoport.database.TableNames;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What a first connection tells.
 *
 * @param product what the database calls itself
 * @param dialect how to speak to it; none if we cannot
 * @param writer a name for one who writes there, never given before
 * @param version of the tables
 */
record DatabaseProbe(String product, Option<Dialect> dialect, String writer, int version) {
  static DatabaseProbe at(DataSource source, String schema) throws SQLException {
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      Option<Dialect> known = Dialect.of(product);
      if (known.isEmpty()) {
        return new DatabaseProbe(product, known, "", 0);
      }
      Dialect dialect = known.getOrElse(Dialect.SQLITE);
      String writer =
          Sql.first(connection, row -> row.getString(1), dialect.dice())
              .getOrElseThrow(() -> new SQLException("the database rolled no dice"));
      // Last, because it may fail, and PostgreSQL answers nothing after that.
      TableNames names = TableNames.in(schema, dialect);
      return new DatabaseProbe(
          product, known, writer, JournalOpening.TABLES.found(connection, dialect, names));
    }
  }
}
