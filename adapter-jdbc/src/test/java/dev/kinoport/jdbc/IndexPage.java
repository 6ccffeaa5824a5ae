package dev.kinoport.jdbc;

import dev.kinoport.database.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * The page of an index that fits into one.
 *
 * @param file of SQLite
 * @param start where it begins, in bytes
 */
record IndexPage(Path file, int start) {
  private static final int LENGTH = 4_096;

  static IndexPage of(Path file, String index) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      int number =
          Sql.first(
                  connection,
                  row -> row.getInt(1),
                  "SELECT rootpage FROM sqlite_master WHERE name = ?",
                  index)
              .get();
      return new IndexPage(file, LENGTH * (number - 1));
    }
  }

  /** Takes its entries away: whoever asks it is told that there is nothing. */
  void empty() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, start, start + LENGTH, (byte) 0);
    bytes[start] = 0x0a;
    bytes[start + 5] = 0x10;
    Files.write(file, bytes);
  }
}
