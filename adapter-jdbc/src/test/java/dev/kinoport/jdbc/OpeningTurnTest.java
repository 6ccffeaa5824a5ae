package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One process opens a journal at a time, and nobody waits for ever for one that was stopped. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class OpeningTurnTest {
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final String WAITING = "kinoport-opening";

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");
  private Path lock = Path.of("");

  @BeforeEach
  void nameTheFiles() {
    file = folder.resolve("a.db");
    lock = folder.resolve("a.db-open");
  }

  @Test
  void whoeverKeepsTheTurnIsNamedAfterAWhile() throws IOException, InterruptedException {
    ChildProcess holder = ChildProcess.start("keep the turn", lock.toString());
    try {
      String process = holder.line();
      holder.signal("STOP");

      String reason = SqliteFile.open(file, LONG, SHORT).getLeft().reason();

      assertThat(reason)
          .contains("process " + process + " has had " + lock + " locked")
          .contains("let it go on or end it");
      assertThat(file).doesNotExist();
      untilWaiting(0);
    } finally {
      holder.kill();
    }
    JdbcJournal.file(file).get().close();
  }

  @Test
  void turnOfOneWhoDiedIsHadByTheNext() throws IOException, InterruptedException {
    ChildProcess holder = ChildProcess.start("keep the turn", lock.toString());
    FutureTask<Either<JournalFault, JdbcJournal>> opening =
        new FutureTask<>(() -> SqliteFile.open(file, LONG, LONG));
    try {
      assertThat(holder.line()).isNotNull();
      Thread.ofPlatform().daemon(true).start(opening);
      untilWaiting(1);
      assertThat(file).as("not opened out of turn").doesNotExist();
    } finally {
      holder.kill();
    }

    try (JdbcJournal journal = joined(opening).get()) {
      assertThat(journal.unfinished().get()).isEmpty();
    }
    assertThat(lock).hasContent(String.valueOf(ProcessHandle.current().pid()));
  }

  @Test
  void turnThatGoesRoundIsWaitedForUntilOneKeepsIt() throws IOException, InterruptedException {
    ChildProcess holder = ChildProcess.start("keep the turn", lock.toString());
    try (FileChannel channel = channel()) {
      assertThat(holder.line()).isNotNull();
      Iterator<String> holders = List.of("one", "two", "three", "three").iterator();

      Option<String> reason = OpeningTurn.take(channel, lock, SHORT, holders::next);

      assertThat(reason.get()).startsWith("three has had ");
      assertThat(holders).isExhausted();
    } finally {
      holder.kill();
    }
  }

  @Test
  void whoeverIsInterruptedWaitsNoLonger() throws IOException, InterruptedException {
    ChildProcess holder = ChildProcess.start("keep the turn", lock.toString());
    try (FileChannel channel = channel()) {
      String process = "process " + holder.line();
      AtomicBoolean isFlagged = new AtomicBoolean();
      FutureTask<Option<String>> taking =
          new FutureTask<>(() -> {
            Option<String> reason = OpeningTurn.take(channel, lock, LONG);
            isFlagged.set(Thread.currentThread().isInterrupted());
            return reason;
          });
      Thread taker = Thread.ofPlatform().daemon(true).start(taking);
      untilWaiting(1);

      taker.interrupt();

      assertThat(joined(taking).get()).contains("interrupted while waiting for", process);
      assertThat(isFlagged).isTrue();
    } finally {
      holder.kill();
    }
  }

  private FileChannel channel() throws IOException {
    return FileChannel.open(
        lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static <T> T joined(FutureTask<T> task) throws InterruptedException {
    try {
      return task.get(4, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Until so many threads of this process wait for a turn. */
  private static void untilWaiting(int many) {
    while (Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals(WAITING))
            .count()
        != many) {
      Thread.onSpinWait();
    }
  }
}
