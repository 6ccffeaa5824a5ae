package dev.kinoport.chaos.database;

import dev.kinoport.chaos.program.Signal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real server, with its writes forced to the disk: it is crashed. Its own processes go by
 * themselves.
 */
public final class PostgresDatabase implements Database {
  private static final int WORKERS = 3;

  private final Path folder;
  private EmbeddedPostgres server;

  public PostgresDatabase(Path folder) {
    this.folder = folder;
    this.server = start(0);
  }

  private EmbeddedPostgres start(int port) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
            .setCleanDataDirectory(false)
            .setServerConfig("max_connections", "150")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on");
    try {
      Files.createDirectories(folder);
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public int workers() {
    return WORKERS;
  }

  @Override
  public boolean isServer() {
    return true;
  }

  @Override
  public void restart() {
    int port = server.getPort();
    crash();
    close();
    server = start(port);
  }

  /** An immediate shutdown: no checkpoint, so that it has to recover. */
  private void crash() {
    try {
      Path note = folder.resolve("data").resolve("postmaster.pid");
      if (Files.exists(note)) {
        long pid = Long.parseLong(Files.readAllLines(note).get(0).trim());
        Signal.QUIT.send(pid);
        ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
