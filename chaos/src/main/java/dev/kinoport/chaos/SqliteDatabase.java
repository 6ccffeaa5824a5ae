package dev.kinoport.chaos;

import java.nio.file.Path;

/**
 * A file; a second worker only while the first is stopped.
 *
 * @param file where
 */
record SqliteDatabase(Path file) implements Database {
  @Override
  public String url() {
    return "jdbc:sqlite:" + file;
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public boolean isServer() {
    return false;
  }

  @Override
  public void restart() {
    throw new IllegalStateException("a file cannot be restarted");
  }

  @Override
  public void close() {}
}
