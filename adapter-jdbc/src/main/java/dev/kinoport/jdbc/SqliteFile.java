package dev.kinoport.jdbc;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.ForeignDatabase;
import dev.kinoport.database.TableNames;
import dev.kinoport.fault.IoReason;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.jdbc.session.BorrowedConnections;
import dev.kinoport.jdbc.session.DatabaseFault;
import dev.kinoport.jdbc.session.DriverSource;
import dev.kinoport.jdbc.session.KeptConnections;
import dev.kinoport.jdbc.session.OneFileConnections;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * A journal in a file of SQLite: write-ahead log, so that reading waits for nobody, and a sync of
 * the disk at every commit, so that what was answered survives a power cut.
 */
final class SqliteFile {
  /** How long a write waits for another process's. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long it waits for its turn to open: tables are made in much less. */
  static final Duration TURN = Duration.ofSeconds(30);

  private static final int READERS = 2;
  private static final ReentrantLock OPENING = new ReentrantLock();

  private SqliteFile() {}

  /** A file that is the journal's alone. */
  static Either<JournalFault, JdbcJournal> open(Path file, Duration patience) {
    return open(file, patience, TURN, false);
  }

  /** The same, for tests that do not want to wait. */
  static Either<JournalFault, JdbcJournal> open(Path file, Duration patience, Duration turn) {
    return open(file, patience, turn, false);
  }

  /** A database that may hold the tables of others. */
  static Either<JournalFault, JdbcJournal> shared(Path file) {
    return open(file, PATIENCE, TURN, true);
  }

  private static Either<JournalFault, JdbcJournal> open(
      Path file, Duration patience, Duration turn, boolean isShared) {
    Path named = file.toAbsolutePath();
    try {
      return open(named, PrivateFiles.behindLinks(named), patience, turn, isShared);
    } catch (IOException e) {
      return Either.left(cannotOpen(named, e));
    }
  }

  /**
   * The same.
   *
   * @param named a link to it, or itself
   * @param path which SQLite puts its log beside
   */
  private static Either<JournalFault, JdbcJournal> open(
      Path named, Path path, Duration patience, Duration turn, boolean isShared) {
    if (path.toString().contains("?")) {
      return Either.left(
          new JournalFault("the journal %s: SQLite takes no '?' in a name".formatted(path)));
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return Either.left(
          new JournalFault("the journal %s: there is something else than a file".formatted(path)));
    }
    return inTurn(
        path,
        turn,
        () -> {
          List<JournalMark> marks = marks(named, path);
          for (JournalMark mark : marks) {
            for (String reason : unfit(path, mark, isShared)) {
              return Either.left(new JournalFault(reason));
            }
          }
          return whole(
              marks,
              FileCheck.of(path, isShared),
              () -> {
                PrivateFiles.make(path);
                return opened(named, path, patience);
              });
        });
  }

  /** First the file's own. A link has one too: who loses it, or leads it elsewhere, is told. */
  private static List<JournalMark> marks(Path named, Path path) throws IOException {
    JournalMark own = JournalMark.of(MarkFiles.of(path, JournalOpening.SCHEMA));
    return named.equals(path)
        ? List.of(own)
        : List.of(own, JournalMark.of(MarkFiles.of(named, JournalOpening.SCHEMA)));
  }

  /**
   * A database that somebody else connects us to, and that may hold the tables of others.
   *
   * @param path where its file is
   */
  static Either<JournalFault, JdbcJournal> lent(Path path, DataSource source, String schema) {
    TableNames names = TableNames.in(schema, Dialect.SQLITE);
    return inTurn(
        path,
        TURN,
        () -> {
          JournalMark mark = JournalMark.of(MarkFiles.of(path, schema));
          Option<String> unfit =
              mark.lost().orElse(new ForeignDatabase(path, schema, "the journal").cut());
          for (String reason : unfit) {
            return Either.left(new JournalFault(reason));
          }
          try {
            if (mark.known().isDefined() && DatabaseProbe.at(source, schema).version() == 0) {
              return Either.left(new JournalFault(mark.bare()));
            }
            boolean hasLog = DatabaseProbe.hasLog(source);
            return whole(
                List.of(mark),
                FileCheck.of(path, names, source, hasLog),
                () -> opened(path, source, schema));
          } catch (SQLException e) {
            return Either.left(
                new JournalFault(DatabaseFault.of(e).reason(path.toString(), e.getMessage())));
          }
        });
  }

  private interface Opening {
    Either<JournalFault, JdbcJournal> run() throws IOException;
  }

  /**
   * One at a time: two processes that make the same file would stumble over each other's half-made
   * tables. Not a lock of the file itself, which SQLite's own would be lost with.
   */
  private static Either<JournalFault, JdbcJournal> inTurn(
      Path path, Duration turn, Opening opening) {
    OPENING.lock();
    try {
      PrivateFiles.folder(path.resolveSibling(".").normalize());
      Path beside = path.resolveSibling(path.getFileName() + "-open");
      try (FileChannel channel =
          PrivateFiles.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        // Held until the channel is closed.
        for (String kept : OpeningTurn.take(channel, beside, turn)) {
          return Either.left(new JournalFault(kept));
        }
        return opening.run();
      }
    } catch (IOException e) {
      return Either.left(cannotOpen(path, e));
    } finally {
      OPENING.unlock();
    }
  }

  private static JournalFault cannotOpen(Path path, IOException e) {
    return new JournalFault(DatabaseFault.CANNOT_OPEN.reason(path.toString(), IoReason.ofFile(e)));
  }

  private static Either<JournalFault, JdbcJournal> whole(
      List<JournalMark> marks, FileCheck check, Opening opening) throws IOException {
    for (String reason : check.beforeOpening()) {
      return Either.left(new JournalFault(reason));
    }
    Either<JournalFault, JdbcJournal> opened =
        opening.run().flatMap(it -> EntryMark.held(marks.get(0).files(), it));
    for (JournalMark mark : marks) {
      opened = opened.flatMap(mark::held);
    }
    return opened.peek(it -> it.checking(check));
  }

  private static Option<String> unfit(Path path, JournalMark mark, boolean isShared)
      throws IOException {
    ForeignDatabase there = new ForeignDatabase(path, JournalOpening.SCHEMA, "the journal");
    Option<String> reason = mark.lost().orElse(isShared ? there.cut() : there.unfit());
    return reason.isEmpty() && mark.known().isDefined() && there.hasNothingOfOurs()
        ? Option.some(mark.bare())
        : reason;
  }

  private static Either<JournalFault, JdbcJournal> opened(
      Path named, Path path, Duration patience) {
    DriverSource source =
        new DriverSource("jdbc:sqlite:" + path, settings(patience), "org.xerial:sqlite-jdbc");
    return JournalOpening.guarded(
        path.toString(),
        () ->
            JournalOpening.opened(
                source,
                JournalOpening.SCHEMA,
                path.toString(),
                SendingProcessLocks.beside(path),
                (dialect, names) ->
                    List.of(
                        new OneFileConnections(
                            named, new KeptConnections(source, dialect, names, 1)),
                        new OneFileConnections(
                            named, new KeptConnections(source, dialect, names, READERS)))));
  }

  private static Either<JournalFault, JdbcJournal> opened(
      Path path, DataSource source, String schema) {
    return JournalOpening.guarded(
        path.toString(),
        () ->
            JournalOpening.opened(
                source,
                schema,
                path.toString(),
                SendingProcessLocks.beside(path),
                (dialect, names) ->
                    List.of(
                        new OneFileConnections(
                            path, new BorrowedConnections(source, dialect, names)))));
  }

  private static Properties settings(Duration patience) {
    Properties settings = new Properties();
    settings.setProperty("journal_mode", "WAL");
    settings.setProperty("synchronous", "FULL");
    settings.setProperty("busy_timeout", String.valueOf(patience.toMillis()));
    return settings;
  }
}
