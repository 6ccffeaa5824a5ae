package dev.kinoport.jdbc.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a file for as long as it is the one that was opened. SQLite would go on with a
 * file that was removed, and nobody would find again what is bought from then on.
 */
public final class OneFileConnections implements Connections {
  private final Path file;
  private final @Nullable Object key;
  private final Connections connections;

  /** To a file that is there. */
  public OneFileConnections(Path file, Connections connections) {
    this.file = file;
    this.key = key(file);
    this.connections = connections;
  }

  @Override
  public Lease lease() throws SQLException {
    // First: a connection that is opened for it would make the file anew.
    if (key != null && !key.equals(key(file))) {
      throw new SQLException("another file, or none, is in its place", DatabaseFault.TAKEN_STATE);
    }
    return connections.lease();
  }

  /** Null if there is no file, and where files have no keys: there nobody removes an open one. */
  private static @Nullable Object key(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
