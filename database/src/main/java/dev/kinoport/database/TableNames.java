package dev.kinoport.database;

import java.util.regex.Pattern;

/**
 * Where tables of ours are, apart from those of others. In our statements the name of a table
 * stands in braces.
 *
 * @param before goes before each name: a schema and a point, or letters
 * @param schema which is made if it is not there; empty if there is nothing to make
 */
public record TableNames(String before, String schema) {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,40}");

  /**
   * A schema of PostgreSQL; on SQLite, which has none, the word and {@code _} before each name.
   *
   * @param word 1 to 41 lower-case letters, digits and {@code _}, a letter first
   * @throws IllegalArgumentException if the word is anything else
   */
  public static TableNames in(String word, Dialect dialect) {
    if (!WORD.matcher(word).matches()) {
      throw new IllegalArgumentException(
          "schema: must be lower-case letters, digits and _ such as kinoport, not " + word);
    }
    return switch (dialect) {
      case SQLITE -> prefixed(word);
      case POSTGRESQL -> new TableNames("\"%s\".".formatted(word), word);
    };
  }

  /** Where all others are, too, with the word and {@code _} before each name. */
  public static TableNames prefixed(String word) {
    return new TableNames(word + "_", "");
  }

  /** A statement with the names as the database knows them. */
  public String in(String statement) {
    return statement.replace("{", before).replace("}", "");
  }
}
