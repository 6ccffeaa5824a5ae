package dev.kinoport.jdbc;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.TableNames;
import java.nio.file.Path;

/** The two databases, for tests that hold on both. */
enum Database {
  SQLITE,
  POSTGRESQL;

  /** The URL of a place where there is nothing yet. */
  String blank(Path folder) {
    return switch (this) {
      case SQLITE -> "jdbc:sqlite:" + folder.resolve("journal.db");
      case POSTGRESQL -> PostgresServer.blankDatabase();
    };
  }

  /** A statement about our tables. */
  String ours(String statement) {
    return TableNames.in("kinoport", Dialect.valueOf(name())).in(statement);
  }

  /** The URL of a journal in which nothing is written. */
  String empty(Path folder) {
    return switch (this) {
      case SQLITE -> blank(folder);
      case POSTGRESQL -> PostgresServer.emptyDatabase();
    };
  }
}
