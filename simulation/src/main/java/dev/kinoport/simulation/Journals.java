package dev.kinoport.simulation;

import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where a world's truth is written. Safe for use by many threads. */
sealed interface Journals extends AutoCloseable {
  /** Lets one world live on a journal of its own, which is empty and gone afterwards. */
  SimulationVerdict on(Function<Journal, SimulationVerdict> world);

  @Override
  void close();

  /**
   * Those that are asked for.
   *
   * @throws IllegalArgumentException if there are none of this name
   */
  static Journals named(String name) {
    return switch (name) {
      case "memory" -> new InMemory();
      case "sqlite" -> Sqlite.open();
      default -> throw new IllegalArgumentException("--journal is memory or sqlite, not " + name);
    };
  }

  /** In memory. */
  record InMemory() implements Journals {
    @Override
    public SimulationVerdict on(Function<Journal, SimulationVerdict> world) {
      return world.apply(new InMemoryJournal());
    }

    @Override
    public void close() {}
  }

  /**
   * In a file each. Its tables are made once and copied, or making them would take most of the
   * time.
   *
   * @param folder for the files
   * @param empty a journal without a generation
   */
  record Sqlite(Path folder, Path empty) implements Journals {
    static Sqlite open() {
      try {
        Path folder = Files.createTempDirectory("kinoport-worlds");
        Path empty = folder.resolve("empty.db");
        journal(empty).close();
        return new Sqlite(folder, empty);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static JdbcJournal journal(Path file) {
      return JdbcJournal.file(file)
          .getOrElseThrow(fault -> new IllegalStateException(fault.reason()));
    }

    @Override
    public SimulationVerdict on(Function<Journal, SimulationVerdict> world) {
      try {
        Path place = Files.createTempDirectory(folder, "world");
        Path file = Files.copy(empty, place.resolve("journal.db"));
        try (JdbcJournal journal = journal(file)) {
          return world.apply(journal);
        } finally {
          delete(place);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path place) throws IOException {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }

    @Override
    public void close() {
      try {
        delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
