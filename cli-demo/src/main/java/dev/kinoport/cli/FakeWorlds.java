package dev.kinoport.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The worlds of the fake: one for each purchase, for as long as it is open. */
final class FakeWorlds {
  private final Path folder;

  FakeWorlds(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** A place where no world is yet. */
  Path anew() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  /** The same for the same world, another for another. */
  static long seed(Path world) {
    byte[] name = String.valueOf(world.getFileName()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).getMostSignificantBits();
  }

  /** The identity of a world: the same for the same folder. */
  static String id(Path world) {
    return "%012x".formatted(seed(world) >>> 16);
  }

  /** Removes a world that nobody needs any more, if it is one of these. */
  void discard(Path world) {
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
