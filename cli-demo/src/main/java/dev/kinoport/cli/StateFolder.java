package dev.kinoport.cli;

import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where the command line keeps what must outlive it.
 *
 * @param folder for clips and delivery notes, and for the journal if it has no address of its own
 * @param url JDBC address of the journal; none: a file in the folder
 */
record StateFolder(Path folder, Option<String> url) {
  private static final String USUAL = ".kinoport";
  private static final String JOURNAL = "kinoport.db";
  private static final String WAKE_UPS = "wakeups.db";

  /** In the working directory. */
  static StateFolder usual() {
    return new StateFolder(Path.of(USUAL), Option.none());
  }

  /**
   * Reads a folder or a JDBC address.
   *
   * @throws BadUsage if it is neither
   */
  static StateFolder of(String typed) {
    if (typed.startsWith("jdbc:")) {
      return new StateFolder(Path.of(USUAL), Option.some(typed));
    }
    try {
      if (!typed.isBlank() && !Files.isRegularFile(Path.of(typed))) {
        return new StateFolder(Path.of(typed), Option.none());
      }
    } catch (InvalidPathException e) {
      throw notAFolder(typed);
    }
    throw notAFolder(typed);
  }

  /** With the folder of another, if this one has its journal elsewhere and that one has not. */
  StateFolder in(StateFolder other) {
    return url.isDefined() && other.url.isEmpty() ? new StateFolder(other.folder, url) : this;
  }

  private static BadUsage notAFolder(String typed) {
    return new BadUsage("--state must name a folder or a JDBC address, was " + Quoted.of(typed));
  }

  /** Whether anything was ever kept here, as far as one can see without asking a server. */
  boolean isThere() {
    return url.isDefined() || Files.exists(folder.resolve(JOURNAL));
  }

  /** Where clips are brought. */
  Path clips() {
    return folder.resolve("clips").toAbsolutePath();
  }

  DeliveryNotes notes() {
    return new DeliveryNotes(folder.resolve("notes"));
  }

  FakeWorlds worlds() {
    return new FakeWorlds(folder.resolve("fake"));
  }

  /** JDBC address of the workers' wake-ups, which may hold a password. */
  String wakeUps() {
    return url.getOrElse(() -> "jdbc:sqlite:" + folder.resolve(WAKE_UPS).toAbsolutePath());
  }

  /** Whether all is in files of this machine. */
  boolean isFile() {
    return !wakeUps().startsWith("jdbc:postgresql:");
  }

  /** Opens the journal, which is made if it is not there. */
  Either<JournalFault, JdbcJournal> open() {
    return url.fold(() -> JdbcJournal.file(folder.resolve(JOURNAL)), JdbcJournal::at);
  }
}
