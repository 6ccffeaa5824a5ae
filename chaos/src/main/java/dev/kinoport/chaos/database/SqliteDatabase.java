package dev.kinoport.chaos.database;

import java.nio.file.Path;

/**
 * A file, which two workers have open, without shared wake-ups.
 *
 * @param file where
 */
record SqliteDatabase(Path file) implements Database {
  private static final int WORKERS = 2;

  @Override
  public String url() {
    return "jdbc:sqlite:" + file;
  }

  @Override
  public int workers() {
    return WORKERS;
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
