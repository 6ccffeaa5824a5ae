package dev.kinoport.cli.state;

import dev.kinoport.cli.console.Quoted;
import java.nio.file.Path;

/**
 * A file that others on this machine may come to and read.
 *
 * @param file where it is, at the end of all links
 * @param mode what they may do with it
 */
public record OpenFile(Path file, String mode) {
  /** What others may do with it, and what ends it. */
  String word() {
    return "others on this machine may read %s, prompts too (%s): %s"
        .formatted(Quoted.of(file.toString()), mode, remedy());
  }

  /** What ends it, of the files beside it that begin with its name too: they are as it is. */
  public String remedy() {
    return "chmod go= " + Quoted.forShell(file.toString()) + "*";
  }
}
