package dev.kinoport.cli.state;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.file.PrivateFiles;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder that others on this machine may enter, with something in it that they may read. */
public final class OpenFolder {
  private OpenFolder() {}

  /** The mode of the first thing there that is open; none if nothing is, or it cannot be seen. */
  public static Option<String> mode(Path folder) {
    if (PrivateFiles.openToOthers(folder).isEmpty()) {
      return Option.none();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return Option.ofOptional(
          files.flatMap(file -> PrivateFiles.openToOthers(file).toJavaStream()).findFirst());
    } catch (IOException | UncheckedIOException e) {
      // Whoever uses it will say so.
      return Option.none();
    }
  }

  /** What others may do with what is kept there, and what ends it. */
  public static String word(Path folder, String mode) {
    return "others on this machine may read what is kept in %s, prompts too (%s): %s"
        .formatted(Quoted.of(folder.toString()), mode, remedy(folder));
  }

  /** What ends it. */
  public static String remedy(Path folder) {
    return "chmod -R go= " + Quoted.forShell(folder.toString());
  }
}
