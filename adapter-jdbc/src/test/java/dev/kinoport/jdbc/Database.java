package dev.kinoport.jdbc;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.TableNames;
import dev.kinoport.postgres.PostgresServer;
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
      case POSTGRESQL -> emptyOnServer();
    };
  }

  /** The URL of an empty journal on the server. */
  static String emptyOnServer() {
    return PostgresServer.copyOf(Template.NAME);
  }

  /** Tables are made once, and copied. */
  private static final class Template {
    static final String NAME = make("journal");

    private static String make(String name) {
      PostgresServer.command("CREATE DATABASE " + name);
      JdbcJournal.at(PostgresServer.url(name)).get().close();
      return name;
    }
  }
}
