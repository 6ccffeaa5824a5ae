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
record JournalMark(MarkFiles files, Option<String> known) {
  private static final int LONGEST = 100;

  static JournalMark of(MarkFiles files) throws IOException {
    return new JournalMark(files, read(files.identity()));
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
        known.isDefined()
            ? Option.some(files.identity())
            : Option.when(Files.exists(files.entries()), files.entries());
    return isEmpty()
        ? witness.map(it ->
            "the journal %s is %s, and %s says that one was here; nothing was changed"
                .formatted(files.journal(), Files.exists(files.journal()) ? "empty" : "gone", it)
                .concat(files.whatToDo()))
        : Option.none();
  }

  /** Why a database without a table of it is not the journal that was here. */
  String bare() {
    return "the journal %s holds nothing any more, and %s says that one was here: its log %s-wal, in which the newest entries are, may have been removed. Nothing was changed"
            .formatted(files.journal(), files.identity(), files.journal().getFileName())
        + files.whatToDo();
  }

  /** A journal is at least a page, from its first moment; SQLite throws a log without one away. */
  private boolean isEmpty() throws IOException {
    try {
      return Files.size(files.journal()) == 0;
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
              "the journal %s is another than was here, as %s says"
                      .formatted(files.journal(), files.identity())
                  + files.whatToDo()));
    }
    try {
      if (known.isEmpty()) {
        PrivateFiles.write(files.identity(), (identity + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return Either.right(opened);
    } catch (IOException e) {
      return Either.left(
          new JournalFault(
              "%s cannot be written: %s".formatted(files.identity(), IoReason.ofFile(e))));
    }
  }
}
