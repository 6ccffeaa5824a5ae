package dev.kinoport.engine.departure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PaidRequestsUnderWayTest {
  private static final int MOST = 128;

  private final PaidRequestsUnderWay departures = new PaidRequestsUnderWay();
  private final SendingTurns turns = new SendingTurns(Duration.ofMinutes(10));
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();

  @Test
  void ofThousandsThatAreOrderedTogetherSomeAreUnderWayAndAllLeave() throws Exception {
    CountDownLatch full = new CountDownLatch(MOST);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> all =
          IntStream.range(0, 2_000)
              .mapToObj(
                  number -> threads.submit(() -> departures.attempt(turns, () -> pass(full)).get()))
              .toList();
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(peak).hasValue(MOST);
  }

  /** The first are held until as many are there as may be: so the peak is no matter of luck. */
  private boolean pass(CountDownLatch full) {
    peak.accumulateAndGet(now.incrementAndGet(), Math::max);
    full.countDown();
    try {
      full.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      now.decrementAndGet();
    }
    return true;
  }

  @Test
  void whoeverWaitsForATurnDoesNothingOnceThisIsClosed() throws Exception {
    CountDownLatch full = new CountDownLatch(MOST);
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      underWay(threads, MOST, turns, full, end);
      Future<Boolean> late =
          threads.submit(() -> departures.attempt(turns, () -> true).isDefined());
      departures.close();
      end.countDown();

      assertThat(late.get()).isFalse();
    }
  }

  /** Those who have a turn may wait for one of those who have none. */
  @Test
  void whereNoTurnIsOverSomebodyLeavesAllTheSame() throws Exception {
    SendingTurns impatient = new SendingTurns(Duration.ofMillis(20));
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch some = new CountDownLatch(MOST + 3);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      underWay(threads, 200, impatient, some, end);
      assertThat(some.getCount()).isZero();
      departures.close();
      end.countDown();
    }
  }

  /** Nothing of it is written down yet, and what it sent would be broken off. */
  @Test
  void whoeverIsInterruptedWhileWaitingSendsNothing() throws Exception {
    CountDownLatch full = new CountDownLatch(MOST);
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      underWay(threads, MOST, turns, full, end);
      CompletableFuture<Boolean> sent = new CompletableFuture<>();
      Thread waiting =
          Thread.startVirtualThread(
              () -> sent.complete(departures.attempt(turns, () -> true).isDefined()));
      waiting.interrupt();

      assertThat(sent.get()).isFalse();
      end.countDown();
    }
  }

  /**
   * Lets so many leave that do not arrive before the end, and waits until enough are on their way.
   */
  private void underWay(
      ExecutorService threads,
      int count,
      SendingTurns turns,
      CountDownLatch enough,
      CountDownLatch end)
      throws InterruptedException {
    for (int number = 0; number < count; number++) {
      threads.execute(() ->
          departures.attempt(
              turns,
              () -> {
                enough.countDown();
                return await(end);
              }));
    }
    enough.await();
  }

  private static boolean await(CountDownLatch end) {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
