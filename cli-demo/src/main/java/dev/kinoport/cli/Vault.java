package dev.kinoport.cli;

import dev.kinoport.engine.Scheduler;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * Where a session keeps what it must not lose.
 *
 * @param journal what happened
 * @param clips the folder that clips are brought to
 * @param workers who does the steps, if not the session itself
 */
record Vault(Journal journal, Path clips, Option<Scheduler.Factory> workers) {
  /** For a session that does its steps itself. */
  Vault(Journal journal, Path clips) {
    this(journal, clips, Option.none());
  }

  /** The same, with steps done by these, if there are any. */
  Vault with(Option<Scheduler.Factory> others) {
    return new Vault(journal, clips, others);
  }

  /** For what ends with its process: nothing but the clip stays. */
  static Vault forNow(Path clips) {
    return new Vault(new InMemoryJournal(), clips);
  }
}
