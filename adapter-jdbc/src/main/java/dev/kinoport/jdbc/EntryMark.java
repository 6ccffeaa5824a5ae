package dev.kinoport.jdbc;

import dev.kinoport.fault.IoReason;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Says beside a journal's file how many entries it has, so that it is noticed when there are fewer:
 * when the log with the newest was removed after a process was killed, or an older copy was put in
 * the file's place. Written behind each entry and not synced: after a power cut it may say less
 * than there is, never more. Where it was removed too, nobody notices. Safe for use by many
 * threads.
 */
final class EntryMark implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EntryMark.class.getName());
  private static final int LONGEST = 100;

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
  static Either<JournalFault, JdbcJournal> held(Path journal, JdbcJournal opened) {
    Path mark = journal.resolveSibling(journal.getFileName() + "-entries");
    return opened
        .identity()
        .flatMap(identity -> held(journal, mark, identity, opened))
        .peekLeft(fault -> opened.close());
  }

  private static Either<JournalFault, JdbcJournal> held(
      Path journal, Path mark, String identity, JdbcJournal opened) {
    try {
      for (int look = 1; ; look++) {
        long before = read(mark, identity);
        Either<JournalFault, Long> now = opened.entries();
        if (now.isLeft()) {
          return now.map(count -> opened);
        }
        long count = now.getOrElse(0L);
        if (before <= count) {
          PrivateFiles.make(mark);
          RandomAccessFile file = new RandomAccessFile(mark.toFile(), "rw");
          opened.marking(new EntryMark(identity, opened::entries, file));
          return Either.right(opened);
        }
        if (look == LOOKS) {
          return Either.left(new JournalFault(lost(journal, mark, count, before)));
        }
      }
    } catch (IOException e) {
      return Either.left(
          new JournalFault("%s cannot be used: %s".formatted(mark, IoReason.ofFile(e))));
    }
  }

  private static String lost(Path journal, Path mark, long count, long before) {
    return "the journal %s has %d of the %d entries that it had, as %s says: its log %s-wal was removed, or an older copy was put in its place. Purchases that it knew may still be open: bring back the log, or a newer copy. If they may be forgotten, remove %s"
        .formatted(journal, count, before, mark, journal.getFileName(), mark.getFileName());
  }

  /** 0 if it is of another journal, or nobody can read it. */
  private static long read(Path mark, String identity) throws IOException {
    PrivateFiles.requireOrdinary(mark);
    try {
      String text = Files.size(mark) > LONGEST ? "" : Files.readString(mark).strip();
      String count = text.startsWith(identity + " ") ? text.substring(identity.length() + 1) : "";
      return count.matches("[0-9]{19}") ? Long.parseLong(count) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /**
   * Something was written. Of threads that come at the same time one tells it for all; what cannot
   * be told is no trouble of the writer's.
   */
  void written() {
    long mine = writes.incrementAndGet();
    while (told < mine && turn.tryLock()) {
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
      file.write("%s %019d\n".formatted(identity, count).getBytes(StandardCharsets.US_ASCII));
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
