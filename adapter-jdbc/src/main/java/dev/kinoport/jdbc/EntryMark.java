package dev.kinoport.jdbc;

import dev.kinoport.fault.IoReason;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says beside a journal's file how many entries it has, so that it is noticed when there are fewer:
 * when the log with the newest was removed after a process was killed, or an older copy was put in
 * the file's place. Written behind each entry and not synced: after a power cut it may say less
 * than there is, never more. One that nobody can read keeps everybody out: only where it was
 * removed, nobody notices. Safe for use by many threads.
 */
final class EntryMark implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EntryMark.class.getName());
  private static final int LONGEST = 100;

  /** An identity, and less than the largest number. */
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{32}) (0[0-9]{18})");

  /** So often what is read may have been half written, by another process at this moment. */
  private static final int LOOKS = 3;

  private final String identity;
  private final Supplier<Either<JournalFault, Long>> entries;
  private final RandomAccessFile file;
  private final AtomicLong writes = new AtomicLong();
  private final ReentrantLock turn = new ReentrantLock();
  private volatile long told = -1;

  private EntryMark(
      String identity, Supplier<Either<JournalFault, Long>> entries, RandomAccessFile file) {
    this.identity = identity;
    this.entries = entries;
    this.file = file;
  }

  /** The journal, which tells its entries here from now on, if it has all that it had. */
  static Either<JournalFault, JdbcJournal> held(MarkFiles files, JdbcJournal opened) {
    return opened
        .identity()
        .flatMap(identity -> held(files, identity, opened))
        .peekLeft(fault -> opened.close());
  }

  private static Either<JournalFault, JdbcJournal> held(
      MarkFiles files, String identity, JdbcJournal opened) {
    Path mark = files.entries();
    try {
      for (int look = 1; ; look++) {
        Option<String> said = read(mark);
        Either<JournalFault, Long> now = opened.entries();
        if (now.isLeft()) {
          return now.map(count -> opened);
        }
        long count = now.getOrElse(0L);
        Option<Long> before = said.flatMap(text -> count(text, identity));
        if (said.isEmpty() || before.exists(it -> it <= count)) {
          if (said.isEmpty()) {
            PrivateFiles.write(mark, line(identity, count));
          }
          RandomAccessFile file = new RandomAccessFile(mark.toFile(), "rw");
          opened.marking(new EntryMark(identity, opened::entries, file));
          return Either.right(opened);
        }
        if (look == LOOKS) {
          return Either.left(
              new JournalFault(
                  before.fold(
                      () -> unlike(files, said.getOrElse("")), it -> lost(files, count, it))));
        }
      }
    } catch (IOException e) {
      return Either.left(
          new JournalFault("%s cannot be used: %s".formatted(mark, IoReason.ofFile(e))));
    }
  }

  private static String unlike(MarkFiles files, String said) {
    return LINE.matcher(said).matches()
        ? "the journal %s is another than was here, as %s says"
            .formatted(files.journal(), files.entries())
            .concat(files.whatToDo())
        : "%s is empty or cannot be read: it says how many entries the journal %s had, so nobody knows whether all are there. If none is missing, as after a power cut, remove it: it is made anew"
            .formatted(files.entries(), files.journal().getFileName());
  }

  private static String lost(MarkFiles files, long count, long before) {
    return "the journal %s has %d of the %d entries that it had, as %s says: its log %s-wal was removed, or an older copy was put in its place. Purchases that it knew may still be open: bring back the log, or a newer copy. If they may be forgotten, remove %s"
        .formatted(
            files.journal(),
            count,
            before,
            files.entries(),
            files.journal().getFileName(),
            files.entries().getFileName());
  }

  /** None if it was never made, or somebody has removed it who says that nothing is missing. */
  private static Option<String> read(Path mark) throws IOException {
    PrivateFiles.requireOrdinary(mark);
    try {
      return Option.some(Files.size(mark) > LONGEST ? "" : text(mark));
    } catch (NoSuchFileException e) {
      return Option.none();
    }
  }

  private static String text(Path mark) throws IOException {
    return new String(Files.readAllBytes(mark), StandardCharsets.ISO_8859_1).strip();
  }

  private static Option<Long> count(String text, String identity) {
    Matcher line = LINE.matcher(text);
    return Option.when(
        line.matches() && line.group(1).equals(identity), () -> Long.parseLong(line.group(2)));
  }

  /** Always as long: one that is written over is never cut short on the way. */
  private static byte[] line(String identity, long count) {
    return String.format(Locale.ROOT, "%s %019d\n", identity, count)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Something was written. Of threads that come at the same time one tells it for all; what cannot
   * be told is no trouble of the writer's.
   */
  void written() {
    writes.incrementAndGet();
    while (told < writes.get() && turn.tryLock()) {
      try {
        long all = writes.get();
        entries.get().forEach(this::tell);
        told = all;
      } finally {
        turn.unlock();
      }
    }
  }

  private void tell(long count) {
    try {
      file.seek(0);
      file.write(line(identity, count));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the number of entries cannot be told", e);
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      file.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a mark could not be closed", e);
    } finally {
      turn.unlock();
    }
  }
}
