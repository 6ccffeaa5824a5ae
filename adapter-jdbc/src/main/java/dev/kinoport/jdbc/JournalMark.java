package dev.kinoport.jdbc;

import dev.kinoport.fault.IoReason;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Says beside a journal's file which journal it is. Without it a file that was emptied or lost
 * would be a new journal, which knows of nothing that was bought.
 */
record JournalMark(Path journal, Path mark, Path entries, Option<String> known) {
  private static final int LONGEST = 100;

  static JournalMark of(Path journal) throws IOException {
    Path mark = journal.resolveSibling(journal.getFileName() + "-id");
    Path entries = journal.resolveSibling(journal.getFileName() + "-entries");
    return new JournalMark(journal, mark, entries, read(mark));
  }

  private static Option<String> read(Path mark) throws IOException {
    PrivateFiles.requireOrdinary(mark);
    try {
      String text = Files.size(mark) > LONGEST ? "" : Files.readString(mark).strip();
      return Option.some(text);
    } catch (NoSuchFileException e) {
      return Option.none();
    }
  }

  /** Why there is no journal any more where one was; none if there is one, or never was. */
  Option<String> lost() throws IOException {
    Option<Path> witness =
        known.isDefined() ? Option.some(mark) : Option.when(Files.exists(entries), entries);
    return isEmpty()
        ? witness.map(it ->
            "the journal %s is %s, and %s says that one was here; nothing was changed"
                .formatted(journal, Files.exists(journal) ? "empty" : "gone", it)
                .concat(whatToDo(journal)))
        : Option.none();
  }

  /** Why a database without a table is not the journal that was here. */
  String bare() {
    return "the journal %s holds nothing any more, and %s says that one was here: its log %s-wal, in which the newest entries are, may have been removed. Nothing was changed"
            .formatted(journal, mark, journal.getFileName())
        + whatToDo(journal);
  }

  /** Whose journal was lost, or is another than was here. */
  static String whatToDo(Path journal) {
    return ". Purchases that it knew may still be open: bring it back from a copy. If they may be forgotten, remove %1$s-id and %1$s-entries"
        .formatted(journal.getFileName());
  }

  /** A journal is at least a page, from its first moment; SQLite throws a log without one away. */
  private boolean isEmpty() throws IOException {
    try {
      return Files.size(journal) == 0;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** The journal, if it is the one that was here, or the first. */
  Either<JournalFault, JdbcJournal> held(JdbcJournal opened) {
    return opened
        .identity()
        .flatMap(identity -> held(identity, opened))
        .peekLeft(fault -> opened.close());
  }

  private Either<JournalFault, JdbcJournal> held(String identity, JdbcJournal opened) {
    if (known.isDefined() && !known.contains(identity)) {
      return Either.left(
          new JournalFault(
              "the journal %s is another than was here, as %s says".formatted(journal, mark)
                  + whatToDo(journal)));
    }
    try {
      if (known.isEmpty()) {
        PrivateFiles.write(mark, (identity + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return Either.right(opened);
    } catch (IOException e) {
      return Either.left(
          new JournalFault("%s cannot be written: %s".formatted(mark, IoReason.ofFile(e))));
    }
  }
}
