package dev.kinoport.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class KeptJournalTest {
  private static final JournalFault AWAY = new JournalFault("away");

  @TempDir private Path folder;
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void whatCannotBeOpenedIsTriedAgainAtTheNextQuestionAndOpenedOnce() {
    StateFolder state = new StateFolder(folder, Option.none(), Option.none());
    try (KeptJournal journal =
        new KeptJournal(() -> attempts.incrementAndGet() < 3 ? Either.left(AWAY) : state.open())) {
      assertThat(journal.unfinished().swap()).containsExactly(AWAY);
      assertThat(journal.unfinished().swap()).containsExactly(AWAY);
      assertThat(journal.unfinished().isRight()).isTrue();
      assertThat(journal.identity().isRight()).isTrue();

      assertThat(attempts).hasValue(3);
    }
  }

  @Test
  void whoeverWaitsForAnAttemptTakesWhatCameOfIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    try (KeptJournal journal =
        new KeptJournal(() -> {
          attempts.incrementAndGet();
          begun.countDown();
          wait(answered);
          return Either.left(AWAY);
        })) {
      FutureTask<Boolean> first = new FutureTask<>(() -> journal.unfinished().isLeft());
      FutureTask<Boolean> second = new FutureTask<>(() -> journal.unfinished().isLeft());
      Thread.ofPlatform().start(first);
      wait(begun);
      Thread waiting = Thread.ofPlatform().start(second);
      while (waiting.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }

      answered.countDown();

      assertThat(first.get()).isTrue();
      assertThat(second.get()).isTrue();
      assertThat(attempts).hasValue(1);
    }
  }

  @Test
  void whatIsClosedOpensNothingMore() {
    KeptJournal journal =
        new KeptJournal(() -> {
          attempts.incrementAndGet();
          return Either.left(AWAY);
        });

    journal.close();

    assertThat(journal.unfinished().isLeft()).isTrue();
    assertThat(attempts).hasValue(0);
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
