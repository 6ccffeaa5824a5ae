package dev.kinoport.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = VirtualTime.create();
  private final Instant begin = time.now();
  private final List<String> done = new ArrayList<>();

  @Test
  void itPassesOnlyWhenItIsTurned() {
    task(SECOND, "task");

    assertThat(time.now()).isEqualTo(begin);
    assertThat(done).isEmpty();
  }

  @Test
  void advancingDoesWhatFallsDueInTheOrderOfItsMoments() {
    task(SECOND.multipliedBy(3), "third");
    task(SECOND, "first");
    task(SECOND.multipliedBy(2), "second");
    task(SECOND.multipliedBy(4), "too late");

    time.advance(SECOND.multipliedBy(3));

    assertThat(done).containsExactly("first at 1", "second at 2", "third at 3");
    assertThat(time.now()).isEqualTo(begin.plusSeconds(3));
  }

  @Test
  void tasksOfOneMomentRunInTheOrderTheyWereGiven() {
    task(SECOND, "a");
    task(SECOND, "b");
    task(SECOND, "c");

    time.advance(SECOND);

    assertThat(done).containsExactly("a at 1", "b at 1", "c at 1");
  }

  @Test
  void shuffledTasksOfOneMomentRunInTheOrderOfTheDice() {
    assertThat(shuffled(1)).isEqualTo(shuffled(1)).isNotEqualTo(shuffled(2));
    assertThat(shuffled(1)).containsExactlyInAnyOrderElementsOf(shuffled(2));
  }

  @Test
  void aTaskOfThePastRunsAtOnceAndTurnsNothingBack() {
    time.advance(SECOND.multipliedBy(5));
    time.at(begin, () -> done.add("late"));

    time.advance(Duration.ZERO);

    assertThat(done).containsExactly("late");
    assertThat(time.now()).isEqualTo(begin.plusSeconds(5));
  }

  @Test
  void aTaskNeverRunsOnTheStackOfItsGiver() {
    time.at(begin, () -> done.add("task"));

    assertThat(done).isEmpty();
  }

  @Test
  void aTaskMayGiveFurtherTasks() {
    time.at(begin.plus(SECOND), () -> task(SECOND.multipliedBy(2), "follow-up"));

    time.advance(SECOND.multipliedBy(2));

    assertThat(done).containsExactly("follow-up at 2");
  }

  @Test
  void aTaskSeesHowFarTheClockIsBeingTurned() {
    List<Instant> seen = new ArrayList<>();
    time.at(begin.plus(SECOND), () -> seen.add(time.turnedTo()));
    time.at(begin.plusSeconds(20), () -> seen.add(time.turnedTo()));

    assertThat(time.turnedTo()).isEqualTo(begin);
    time.advance(SECOND.multipliedBy(10));
    assertThat(time.turnedTo()).isEqualTo(time.now());
    time.advanceUntilIdle(SECOND.multipliedBy(30));

    assertThat(seen).containsExactly(begin.plusSeconds(10), begin.plusSeconds(40));
    assertThat(time.turnedTo()).isEqualTo(time.now()).isEqualTo(begin.plusSeconds(20));
  }

  @Test
  void aTaskMayTurnTheClockItself() {
    task(SECOND.multipliedBy(2), "inner");
    time.at(begin.plus(SECOND), () -> time.advance(SECOND.multipliedBy(3)));

    time.advance(SECOND);

    assertThat(done).containsExactly("inner at 2");
    assertThat(time.now()).isEqualTo(begin.plusSeconds(4));
  }

  @Test
  void whoWaitsIsCarriedToTheMoment() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    time.at(begin.plusSeconds(240), () -> answer.complete("clip"));

    assertThat(time.await(answer, Option.none())).containsExactly("clip");
    assertThat(time.now()).isEqualTo(begin.plusSeconds(240));
  }

  @Test
  void whoHasNothingToWaitForSpendsNoTime() {
    task(SECOND, "task");

    assertThat(time.await(CompletableFuture.completedFuture("clip"), Option.none()))
        .containsExactly("clip");
    assertThat(time.now()).isEqualTo(begin);
  }

  @Test
  void aWaitEndsAtItsLimit() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    time.at(begin.plusSeconds(240), () -> answer.complete("clip"));

    assertThat(time.await(answer, Option.some(Duration.ofMinutes(1)))).isEmpty();
    assertThat(time.now()).isEqualTo(begin.plusSeconds(60));
  }

  @Test
  void waitingForWhatCanNeverComeIsADefectThatSaysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> time.await(new CompletableFuture<>(), Option.none()))
        .withMessageContaining("nothing is left to do");
  }

  @Test
  void advancingUntilIdleStopsWithTheLastTask() {
    task(SECOND.multipliedBy(7), "last");

    assertThat(time.advanceUntilIdle(Duration.ofHours(1))).isTrue();
    assertThat(time.now()).isEqualTo(begin.plusSeconds(7));

    task(SECOND.multipliedBy(7200), "beyond");
    assertThat(time.advanceUntilIdle(Duration.ofHours(1))).isFalse();
  }

  @Test
  void manyThreadsMayWaitOnOneClock() throws InterruptedException {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(new CompletableFuture<>());
    }
    Collections.shuffle(answers, new Random(5));
    for (int i = 0; i < 50; i++) {
      int second = i;
      time.at(begin.plusSeconds(i), () -> answers.get(second).complete(second));
    }

    List<Thread> waiters =
        answers.stream()
            .map(answer -> Thread.startVirtualThread(() -> time.await(answer, Option.none())))
            .toList();
    for (Thread waiter : waiters) {
      waiter.join();
    }

    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(time.now()).isEqualTo(begin.plusSeconds(49));
  }

  private void task(Duration after, String name) {
    time.at(
        begin.plus(after),
        () -> done.add(name + " at " + Duration.between(begin, time.now()).toSeconds()));
  }

  private static List<Integer> shuffled(long seed) {
    VirtualTime shuffled = VirtualTime.shuffled(new Random(seed));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int task = i;
      shuffled.at(shuffled.now(), () -> order.add(task));
    }
    shuffled.advance(Duration.ZERO);
    return order;
  }
}
