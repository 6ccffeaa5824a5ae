package dev.kinoport.chaos.database;

import java.nio.file.Path;
import java.util.List;

/** Where the journal is. */
public interface Database extends AutoCloseable {
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

    /**
     * Those that are asked for.
     *
     * @param name of one, or all
     * @throws IllegalArgumentException if there is none of this name
     */
    public static List<Kind> named(String name) {
      return switch (name) {
        case "all" -> List.of(values());
        case "sqlite" -> List.of(SQLITE);
        case "postgres", "postgresql" -> List.of(POSTGRESQL);
        default ->
            throw new IllegalArgumentException(
                "--database is sqlite, postgres or all, not " + name);
      };
    }

    public Database in(Path folder) {
      return switch (this) {
        case SQLITE -> new SqliteDatabase(folder.resolve("kinoport.db"));
        case POSTGRESQL -> new PostgresDatabase(folder.resolve("postgres"));
      };
    }
  }
}
