package dev.kinoport.cli;

import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import java.nio.file.Path;

/**
 * Where a session keeps what it must not lose.
 *
 * @param journal what happened
 * @param clips the folder that clips are brought to
 */
record Vault(Journal journal, Path clips) {
  /** For what ends with its process: nothing but the clip stays. */
  static Vault forNow(Path clips) {
    return new Vault(new InMemoryJournal(), clips);
  }
}
