package dev.kinoport.engine;

import static dev.kinoport.engine.Rig.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class InProcessSchedulerTest {
  private static final Either<ProviderFailure, ProviderStatus> RUNNING =
      Either.right(new ProviderStatus.Running(List.of()));
  private static final Either<ProviderFailure, ProviderStatus> COMPLETED =
      Either.right(new ProviderStatus.Completed(List.of()));

  private final Rig rig = new Rig();
  private Instant wokenAt = Instant.EPOCH;
  private Instant askedAt = Instant.EPOCH;
  private final InProcessScheduler scheduler = new InProcessScheduler(rig.engine, rig.time);

  @Test
  void restComesAtTheEnd() {
    CompletableFuture<NextStep> rest = scheduler.rest(ID);
    assertThat(rest).isNotDone();

    rig.time.advance(Duration.ofMinutes(5));

    assertThat(rest).isCompletedWithValue(new NextStep.Ended());
    assertThat(rig.state()).isInstanceOf(GenerationState.Succeeded.class);
    assertThat(rig.time.waiting()).isZero();
  }

  @Test
  void allWhoWaitForTheSameGenerationShareOneEntry() {
    CompletableFuture<NextStep> first = scheduler.rest(ID);
    CompletableFuture<NextStep> second = scheduler.rest(ID);

    assertThat(second).isSameAs(first);
    assertThat(rig.time.waiting()).isEqualTo(1);
  }

  @Test
  void aStormOfWakesIsOneTurn() {
    for (int i = 0; i < 1_000; i++) {
      scheduler.wake(ID);
    }

    assertThat(rig.time.waiting()).isEqualTo(1);
  }

  @Test
  void whoeverJoinsDoesNotHurryIt() {
    rig.backend.statuses.then(Either.left(new ProviderFailure.Throttled(Duration.ofMinutes(10))));
    scheduler.wake(ID);
    rig.time.advance(Duration.ofMinutes(1));
    int asked = rig.backend.statuses.count();

    CompletableFuture<?> rest = scheduler.rest(ID);
    rig.time.advance(Duration.ofMinutes(1));

    assertThat(rig.backend.statuses.count()).isEqualTo(asked);
    assertThat(rest).isNotDone();
  }

  @Test
  void restAfterTheEndAndOfTheUnknownIsImmediate() {
    scheduler.wake(ID);
    rig.time.advance(Duration.ofMinutes(5));

    CompletableFuture<NextStep> ended = scheduler.rest(ID);
    CompletableFuture<NextStep> unknown = scheduler.rest(new GenerationId("none"));
    rig.time.advance(Duration.ZERO);

    assertThat(ended).isCompletedWithValue(new NextStep.Ended());
    assertThat(unknown).isCompletedWithValue(new NextStep.Ended());
  }

  @Test
  void aWakeWhileItRunsIsNotLost() {
    rig.backend
        .statuses
        .then(RUNNING)
        .thenDo(() -> {
          scheduler.wake(ID);
          wokenAt = rig.now();
          return RUNNING;
        })
        .thenDo(() -> {
          askedAt = rig.now();
          return COMPLETED;
        });
    scheduler.wake(ID);
    rig.time.advance(Duration.ofMinutes(1));

    assertThat(askedAt).isEqualTo(wokenAt).isAfter(Instant.EPOCH);
  }

  @Test
  void aWakeWhileItParksIsNotLost() {
    rig.backend.submits.then(new SubmitAnswer.Unknown("reset"));
    rig.backend
        .finds
        .thenDo(() -> {
          scheduler.wake(ID);
          return Either.right(new Finding.Unsupported("no records"));
        })
        .then(Either.right(new Finding.Unsupported("no records")));
    CompletableFuture<NextStep> rest = scheduler.rest(ID);
    rig.time.advance(Duration.ofMinutes(1));

    assertThat(rest).isCompletedWithValueMatching(NextStep.Parked.class::isInstance);
    assertThat(rig.backend.finds.count()).isEqualTo(2);
  }

  @Test
  void whatIsParkedCanBeWokenAgain() {
    rig.backend.submits.then(new SubmitAnswer.Unknown("reset"));
    rig.backend.finds.then(Either.right(new Finding.Unsupported("no records")));
    scheduler.wake(ID);
    rig.time.advance(Duration.ofMinutes(1));

    scheduler.wake(ID);
    rig.time.advance(Duration.ofMinutes(1));

    assertThat(rig.backend.finds.count()).isEqualTo(2);
    rig.time.advance(Duration.ofMinutes(20));
    assertThat(rig.backend.finds.count()).isEqualTo(3);
  }

  @Test
  void aDefectInTheEngineIsTriedAgain() {
    rig.backend
        .statuses
        .thenDo(() -> {
          throw new IllegalStateException("planted");
        })
        .then(COMPLETED);
    CompletableFuture<NextStep> rest = scheduler.rest(ID);
    rig.time.advance(Duration.ofSeconds(20));
    assertThat(rest).isNotDone();

    rig.time.advance(Duration.ofMinutes(2));

    assertThat(rest).isCompletedWithValue(new NextStep.Ended());
  }

  @Test
  void anErrorDoesNotLeaveItMarkedAsRunning() {
    rig.backend
        .statuses
        .thenDo(() -> {
          throw new StackOverflowError("planted");
        })
        .then(COMPLETED);
    CompletableFuture<NextStep> rest = scheduler.rest(ID);

    assertThatThrownBy(() -> rig.time.advance(Duration.ofMinutes(1)))
        .isInstanceOf(StackOverflowError.class);
    rig.time.advance(Duration.ofMinutes(2));

    assertThat(rest).isCompletedWithValue(new NextStep.Ended());
  }

  @Test
  void closingLetsGoOfWhoeverWaitsAndStopsAll() {
    rig.backend.statuses.then(RUNNING);
    CompletableFuture<NextStep> rest = scheduler.rest(ID);
    rig.time.advance(Duration.ofMinutes(1));
    int asked = rig.backend.statuses.count();

    scheduler.close();
    rig.time.advance(Duration.ofMinutes(10));
    scheduler.wake(ID);

    assertThat(rest).isDone();
    assertThat(scheduler.rest(ID)).isDone();
    assertThat(rig.backend.statuses.count()).isEqualTo(asked);
    assertThat(rig.state()).isInstanceOf(GenerationState.Running.class);
  }

  @Test
  void aStepThatRunsWhileItClosesIsTheLast() {
    rig.backend
        .statuses
        .thenDo(() -> {
          scheduler.close();
          return RUNNING;
        })
        .then(COMPLETED);
    CompletableFuture<NextStep> rest = scheduler.rest(ID);
    rig.time.advance(Duration.ofMinutes(10));

    assertThat(rest).isDone();
    assertThat(rig.backend.statuses.count()).isEqualTo(1);
    assertThat(rig.time.waiting()).isZero();
  }

  @Test
  @Timeout(300)
  void howeverManyWakeItOneGenerationIsNeverAdvancedTwiceAtOnce() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger looks = new AtomicInteger();
    rig.backend.statuses.thenDo(() -> {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      inside.decrementAndGet();
      return looks.incrementAndGet() < 200 ? RUNNING : COMPLETED;
    });
    Duration often = Duration.ofMillis(1);
    EngineSettings eager = EngineSettings.standard().polling(often, often);
    try (SystemTime time = new SystemTime();
        Engine engine =
            new Engine(
                rig.journal, List.of(rig.backend.provider()), time, eager, (id, notice) -> {});
        InProcessScheduler real = new InProcessScheduler(engine, time)) {
      CompletableFuture<NextStep> rest = real.rest(ID);
      List<Thread> callers =
          IntStream.range(0, 3)
              .mapToObj(i -> Thread.ofPlatform().daemon().start(() -> wakeUntil(rest, real)))
              .toList();

      assertThat(time.await(rest, Option.of(Duration.ofMinutes(2)))).contains(new NextStep.Ended());
      assertThat(callers).isNotEmpty();
    }

    assertThat(most).hasValue(1);
    assertThat(looks).hasValue(200);
  }

  private static void wakeUntil(CompletableFuture<NextStep> rest, InProcessScheduler scheduler) {
    while (!rest.isDone()) {
      scheduler.wake(ID);
      Thread.onSpinWait();
    }
  }
}
