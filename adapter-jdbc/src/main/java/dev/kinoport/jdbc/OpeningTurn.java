package dev.kinoport.jdbc;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The turn to open a journal, which one process has at a time, and who has it: written into the
 * file that is locked. A process that was stopped in its turn keeps it, so nobody waits for ever.
 */
final class OpeningTurn {
  private static final int LONGEST = 20;

  private OpeningTurn() {}

  /**
   * Waits for the turn and takes it, until the channel is closed.
   *
   * @param channel of the file, for reading and writing
   * @return why it was not had; none if it was
   */
  static Option<String> take(FileChannel channel, Path file, Duration patience) throws IOException {
    return take(channel, file, patience, () -> holder(channel));
  }

  /**
   * The same.
   *
   * @param holder who has it now, for people
   */
  static Option<String> take(
      FileChannel channel, Path file, Duration patience, Supplier<String> holder)
      throws IOException {
    FileLock free = channel.tryLock();
    Option<String> reason = free == null ? await(channel, file, patience, holder) : Option.none();
    if (reason.isEmpty()) {
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)),
          0);
    }
    return reason;
  }

  /** In a thread that ends when the channel is closed, for the system knows no limit. */
  private static Option<String> await(
      FileChannel channel, Path file, Duration patience, Supplier<String> holder)
      throws IOException {
    FutureTask<FileLock> waiting = new FutureTask<>(channel::lock);
    Thread.ofPlatform().name("kinoport-opening").daemon(true).start(waiting);
    try {
      for (String before = holder.get(); !isHad(waiting, patience); ) {
        String now = holder.get();
        // Where somebody else has it by now it goes on, and so does the wait.
        if (now.equals(before)) {
          return Option.some(
              "%s has had %s locked for %d s, as a process does that was stopped while it opened the journal: let it go on or end it; nothing was changed"
                  .formatted(now, file, patience.toSeconds()));
        }
        before = now;
      }
      return Option.none();
    } catch (InterruptedException e) {
      // Asked before: whoever reads with the flag set finds the channel closed.
      String now = holder.get();
      Thread.currentThread().interrupt();
      return Option.some(
          "interrupted while waiting for %s, which %s has locked".formatted(file, now));
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  private static boolean isHad(FutureTask<FileLock> waiting, Duration patience)
      throws InterruptedException, ExecutionException {
    try {
      FileLock unused = waiting.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** As far as it is told: some systems let nobody read what is locked. */
  private static String holder(FileChannel channel) {
    try {
      ByteBuffer told = ByteBuffer.allocate(LONGEST);
      int length = channel.read(told, 0);
      String id = new String(told.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII);
      return id.strip().matches("[0-9]+") ? "process " + id.strip() : "another process";
    } catch (IOException e) {
      return "another process";
    }
  }
}
