package dev.kinoport.cli.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The worlds of the fake: one for each purchase, for as long as it is open. */
public final class FakeWorlds {
  /** As long as the worlds of emulators have them. */
  private static final int NAME_LENGTH = 12;

  private final Path folder;

  public FakeWorlds(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** A place where no world is yet. */
  public Path anew() {
    return of(UUID.randomUUID().toString().replace("-", "").substring(0, NAME_LENGTH));
  }

  /** The place of a world. */
  public Path of(String name) {
    return folder.resolve(name);
  }

  /** The name of a world, under which its orders are written down. */
  public static String name(Path world) {
    return String.valueOf(world.getFileName());
  }

  /** Removes a world that nobody needs any more, if it is one of these. */
  public void discard(Path world) {
    if (!folder.equals(world.toAbsolutePath().normalize().getParent())) {
      return;
    }
    try (Stream<Path> files = Files.walk(world)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException | UncheckedIOException e) {
      // It is gone already, other worlds are there, or a hidden folder stays behind.
    }
  }
}
