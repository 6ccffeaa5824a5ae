package dev.kinoport.chaos;

import java.nio.file.Path;

/** Where the journal is. */
interface Database extends AutoCloseable {
  /** JDBC URL. */
  String url();

  /** How many workers there are at a time. */
  int workers();

  /** Whether there is a server to restart. */
  boolean isServer();

  /** Lets the server crash and starts it again. */
  void restart();

  @Override
  void close();

  /** The two kinds. */
  enum Kind {
    SQLITE,
    POSTGRESQL;

    Database in(Path folder) {
      return switch (this) {
        case SQLITE -> new SqliteDatabase(folder.resolve("kinoport.db"));
        case POSTGRESQL -> new PostgresDatabase(folder.resolve("postgres"));
      };
    }
  }
}
