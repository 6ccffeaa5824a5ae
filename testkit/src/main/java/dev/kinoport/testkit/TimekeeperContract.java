package dev.kinoport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every {@link Timekeeper} must do. Extend it beside yours. */
public abstract class TimekeeperContract {
  private static final Option<Duration> LONG = Option.of(Duration.ofMinutes(2));
  private static final Duration SHORT = Duration.ofMillis(30);

  /** Between two moments, so that a busy machine does not meet both at once. */
  private static final Duration APART = Duration.ofMillis(250);

  /** Makes the contract's tests; a subclass adds the subject. */
  protected TimekeeperContract() {}

  /** A timekeeper with nothing to do; asked for once in each test. */
  protected abstract Timekeeper time();

  @Test
  void aTaskRunsAtItsMomentOrSoonAfter() {
    Timekeeper time = time();
    Instant due = time.now().plus(SHORT);
    CompletableFuture<Instant> ran = new CompletableFuture<>();

    time.at(due, () -> ran.complete(time.now()));

    assertThat(time.await(ran, LONG).get()).isAfterOrEqualTo(due);
  }

  @Test
  void aMomentThatHasPassedIsNow() {
    Timekeeper time = time();
    CompletableFuture<String> ran = new CompletableFuture<>();

    time.at(time.now().minus(Duration.ofDays(400_000)), () -> ran.complete("at once"));

    assertThat(time.await(ran, LONG)).contains("at once");
  }

  @Test
  void aMomentFarAwayHarmsNobody() {
    Timekeeper time = time();
    CompletableFuture<String> soon = new CompletableFuture<>();

    time.at(time.now().plus(Duration.ofDays(400_000)), () -> soon.complete("far away"));
    time.at(time.now().plus(SHORT), () -> soon.complete("soon"));

    assertThat(time.await(soon, LONG)).contains("soon");
  }

  @Test
  void aTaskNeverRunsOnTheStackOfWhoeverHandsItIn() {
    Timekeeper time = time();
    Thread caller = Thread.currentThread();
    AtomicBoolean handingIn = new AtomicBoolean(true);
    CompletableFuture<Boolean> onCallersStack = new CompletableFuture<>();

    time.at(
        time.now(),
        () -> onCallersStack.complete(handingIn.get() && Thread.currentThread().equals(caller)));
    handingIn.set(false);

    assertThat(time.await(onCallersStack, LONG)).contains(false);
  }

  @Test
  void tasksRunInTheOrderOfTheirMoments() {
    Timekeeper time = time();
    Instant begin = time.now();
    ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
    CompletableFuture<String> last = new CompletableFuture<>();

    for (int place : List.of(3, 1, 2)) {
      time.at(begin.plus(APART.multipliedBy(place)), () -> order.add(place));
    }
    time.at(begin.plus(APART.multipliedBy(4)), () -> last.complete("last"));

    assertThat(time.await(last, LONG)).contains("last");
    assertThat(order).containsExactly(1, 2, 3);
  }

  @Test
  void aTaskMayHandInTheNext() {
    Timekeeper time = time();
    CompletableFuture<String> third = new CompletableFuture<>();

    time.at(
        time.now(),
        () ->
            time.at(
                time.now().plus(SHORT), () -> time.at(time.now(), () -> third.complete("third"))));

    assertThat(time.await(third, LONG)).contains("third");
  }

  @Test
  void whatIsDoneIsNotWaitedFor() {
    Timekeeper time = time();
    CompletableFuture<String> done = CompletableFuture.completedFuture("done");

    assertThat(time.await(done, Option.none())).contains("done");
    assertThat(time.await(done, Option.of(Duration.ZERO))).contains("done");
    assertThat(time.await(done, Option.of(ChronoUnit.FOREVER.getDuration()))).contains("done");
  }

  @Test
  void aLimitThatPassesIsAnAnswer() {
    Timekeeper time = time();
    Instant begin = time.now();

    assertThat(time.await(new CompletableFuture<String>(), Option.of(SHORT))).isEmpty();

    // the clock and the wait may be kept by different parts of the machine
    assertThat(Duration.between(begin, time.now()).plusMillis(5)).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void manyThreadsMayHandInTasks() {
    Timekeeper time = time();
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      CompletableFuture<Integer> result = new CompletableFuture<>();
      results.add(result);
      threads.add(
          Thread.ofVirtual()
              .start(() -> time.at(time.now().plus(SHORT), () -> result.complete(number))));
    }
    Threads.join(threads);

    for (int i = 0; i < 50; i++) {
      assertThat(time.await(results.get(i), LONG)).contains(i);
    }
  }
}
