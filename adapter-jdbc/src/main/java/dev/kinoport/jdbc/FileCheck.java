package dev.kinoport.jdbc;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.Sql;
import dev.kinoport.database.TableNames;
import dev.kinoport.jdbc.session.DatabaseFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Says of a journal's file whether it is whole. An older file beside a newer log, or an index that
 * lost entries, answers some questions as if nothing had been bought. Reads without changing a byte
 * of it: whoever closes a file that he could write would put the log into it. Safe for use by many
 * threads.
 */
final class FileCheck {
  /**
   * What ended uncleanly is read as a whole up to this size, in bytes: 31 ms for 10,000 entries (9
   * MB) and 255 ms for 100,000 on the machine it was measured on. Of a larger one the numbers are
   * compared.
   */
  private static final long READ_WHOLE = 64L << 20;

  private static final int MOST_TOLD = 3;

  /**
   * With SQLite's locks, and what is in the log too: a reader without them would, when it closes,
   * take this process's own from it. Only what has no log, and so is open nowhere, is read without.
   */
  private static final String LOCKING = "mode=ro";

  private static final String UNUSED = "immutable=1";

  private static final String TABLE =
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name = '{events}'";

  /**
   * Numbers that are equal in a whole journal: no entry was ever deleted, a generation's version is
   * how many it has, and an index has as many as its table. COUNT(seq), since COUNT(*) goes by an
   * index of its own choice. About 1 ms for 10,000 entries.
   */
  private static final String NUMBERS =
      "SELECT (SELECT COUNT(*) FROM {events}),"
          + " (SELECT COALESCE(MAX(rowid), 0) FROM {events}), versions, present,"
          + " (SELECT COUNT(seq) FROM {generations} INDEXED BY sqlite_autoindex_{generations}_1),"
          + " (SELECT COUNT(seq) FROM {generations} INDEXED BY sqlite_autoindex_{generations}_2),"
          + " (SELECT COUNT(seq) FROM {generations} INDEXED BY {generations_by_order}), unfinished,"
          + " (SELECT COUNT(seq) FROM {generations} INDEXED BY {generations_unfinished}"
          + " WHERE ended = 0)"
          + " FROM (SELECT COUNT(*) AS present, COALESCE(SUM(version), 0) AS versions,"
          + " COALESCE(SUM(ended = 0), 0) AS unfinished FROM {generations} NOT INDEXED)";

  private final Path file;
  private final TableNames names;
  private final boolean isShared;
  private final Reading reading;
  private final boolean isReadAgain;
  private final Path log;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable FileTime seen;
  private volatile Option<String> found = Option.none();

  /** Connects to the file. */
  private interface Reading {
    Connection connection(boolean isInUse) throws SQLException;
  }

  private FileCheck(
      Path file, TableNames names, boolean isShared, Reading reading, boolean isReadAgain) {
    this.file = file;
    this.names = names;
    this.isShared = isShared;
    this.reading = reading;
    this.isReadAgain = isReadAgain;
    this.log = file.resolveSibling(file.getFileName() + "-wal");
  }

  /**
   * Of a file that is reached by its name.
   *
   * @param isShared whether others have tables in it, whose troubles are none of the journal's:
   *     then the numbers of its own are compared and nothing else is read
   */
  static FileCheck of(Path file, boolean isShared) {
    String url = "jdbc:sqlite:file:%s?".formatted(file.toUri().getRawPath());
    return new FileCheck(
        file,
        TableNames.in(JournalOpening.SCHEMA, Dialect.SQLITE),
        isShared,
        isInUse -> DriverManager.getConnection(url + (isInUse ? LOCKING : UNUSED)),
        true);
  }

  /**
   * Of a file that somebody lends connections to, and that others have tables in. It is read by
   * them: another copy of SQLite in this process would take their locks from them.
   *
   * @param hasLog whether it is written by a write-ahead log; without one every write is a write of
   *     the file, and it is looked at when it is opened alone
   */
  static FileCheck of(Path file, TableNames names, DataSource source, boolean hasLog) {
    return new FileCheck(file, names, true, isInUse -> source.getConnection(), hasLog);
  }

  /**
   * Why nothing may be bought with it; none if it is whole, is none yet, or cannot be asked: then
   * whoever opens it says so. Read as a whole if there is something in its log, for then whoever
   * had it open was killed, or has it open still.
   */
  Option<String> beforeOpening() throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return Option.none();
    }
    FileTime now = Files.getLastModifiedTime(file);
    boolean hasLog = Files.exists(log);
    boolean isWhole = hasLog && Files.size(log) > 0 && Files.size(file) <= READ_WHOLE;
    return found(now, look(isWhole, hasLog));
  }

  /**
   * The same, if somebody wrote the file since it was looked at last: a checkpoint, or a person.
   */
  Option<String> ifWritten() {
    if (!isReadAgain) {
      return found;
    }
    looking.lock();
    try {
      FileTime now = Files.getLastModifiedTime(file);
      // Whoever has waited is told what was found meanwhile.
      return now.equals(seen) ? found : found(now, look(false, true));
    } catch (IOException e) {
      // Whoever asks it next says so.
      return Option.none();
    } finally {
      looking.unlock();
    }
  }

  /** Who could not look, as while it is locked, looks again. */
  private Option<String> found(FileTime now, Either<Exception, Option<String>> looked) {
    for (Option<String> damage : looked) {
      found = damage;
      seen = now;
    }
    return looked.getOrElse(Option.none());
  }

  /** The same, of a file that this process has open, and of every page of it. */
  Option<String> damage() {
    return look(true, true).getOrElseGet(e -> Option.some(unseen(e)));
  }

  /**
   * Left: it could not be looked at. That is no trouble of what it holds and passes: somebody has
   * it locked, or may not read it.
   */
  private Either<Exception, Option<String>> look(boolean isWhole, boolean isInUse) {
    try (Connection connection = reading.connection(isInUse)) {
      Option<String> unsound = isWhole && !isShared ? unsound(connection) : Option.none();
      return Either.right((unsound.isDefined() ? unsound : unequal(connection)).map(this::reason));
    } catch (SQLException e) {
      return DatabaseFault.of(e) == DatabaseFault.DAMAGED
          ? Either.right(Option.some(reason(String.valueOf(e.getMessage()).strip())))
          : Either.left(e);
    } catch (RuntimeException e) {
      // Of whoever lends the connection.
      return Either.left(e);
    }
  }

  private static Option<String> unsound(Connection connection) throws SQLException {
    List<String> found =
        Sql.list(connection, row -> row.getString(1), "PRAGMA integrity_check(" + MOST_TOLD + ")");
    return Option.when(!found.equals(List.of("ok")), () -> String.join("; ", found));
  }

  private Option<String> unequal(Connection connection) throws SQLException {
    return Sql.first(connection, row -> row.getString(1), names.in(TABLE)).isEmpty()
        ? Option.none()
        : numbers(connection).flatMap(Numbers::unequal);
  }

  private Option<Numbers> numbers(Connection connection) throws SQLException {
    return Sql.first(
        connection,
        row ->
            new Numbers(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9)),
        names.in(NUMBERS));
  }

  private record Numbers(
      long entries,
      long highest,
      long versions,
      long generations,
      long ids,
      long keys,
      long ordered,
      long unfinished,
      long open) {
    Option<String> unequal() {
      return differing("entries", entries, highest)
          .orElse(() -> differing("entries", entries, versions))
          .orElse(() -> differing("generations by id", ids, generations))
          .orElse(() -> differing("generations by key", keys, generations))
          .orElse(() -> differing("generations by order", ordered, generations))
          .orElse(() -> differing("open generations", open, unfinished));
    }

    private static Option<String> differing(String what, long found, long expected) {
      return Option.when(
          found != expected,
          () -> "%d %s are found, where there should be %d".formatted(found, what, expected));
    }
  }

  private String unseen(Exception why) {
    return "nobody knows whether the journal %s is whole, for it cannot be looked at now: look again (%s)"
        .formatted(file, String.valueOf(why.getMessage()).strip());
  }

  private String reason(String found) {
    return "the journal %s is damaged; keep a copy of it, with its log %s. Nothing is bought with it, and nothing of it was changed: purchases that it knew would be made again. Bring back both from one and the same copy, for a file beside another's log is damaged so; if an index alone is damaged, sqlite3 %s REINDEX makes it anew (%s)"
        .formatted(file, log.getFileName(), file.getFileName(), found);
  }
}
