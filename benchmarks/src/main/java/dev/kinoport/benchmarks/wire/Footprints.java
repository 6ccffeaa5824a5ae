package dev.kinoport.benchmarks.wire;

import dev.kinoport.benchmarks.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Row L: what a user puts beside his own program. */
final class Footprints {
  private Footprints() {}

  static Table table() {
    Table table = new Table("L. Footprint", "library", "files", "MB");
    add(
        table,
        "Kinoport: core and adapter-fal-http",
        Path.of("benchmarks/target/lib"),
        Footprints::isJar);
    add(table, "fal-java", Path.of("peers/fal-java/target/lib"), Footprints::isJar);
    add(table, "fal-js", Path.of("peers/fal-js/node_modules"), file -> true);
    return table;
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar");
  }

  private static void add(Table table, String name, Path folder, Predicate<Path> counted) {
    if (!Files.isDirectory(folder)) {
      table.row(name, "no " + folder, "-");
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).filter(counted).toList();
      table.row(name, found.size(), found.stream().mapToLong(Footprints::size).sum() / 1e6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
