package dev.kinoport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.engine.Engine;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.NextStep;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link Scheduler} must do, in real time. */
public abstract class SchedulerContract {
  private static final GenerationId ID = new GenerationId("g1");
  private static final GenerationId OTHER = new GenerationId("g2");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration OFTEN = Duration.ofMillis(1);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Either<ProviderFailure, ProviderStatus> RUNNING =
      Either.right(new ProviderStatus.Running(List.of()));
  private static final Either<ProviderFailure, ProviderStatus> COMPLETED =
      Either.right(new ProviderStatus.Completed(List.of()));

  /** Has the engine come back so late that no test waits for it. */
  private static final Either<ProviderFailure, ProviderStatus> MUCH_LATER =
      Either.left(new ProviderFailure.Throttled(Duration.ofHours(1)));

  private static final Either<ProviderFailure, Finding> NO_RECORDS =
      Either.right(new Finding.Unsupported("no records are kept"));

  private final SystemTime time = new SystemTime();
  private final Journal journal = new InMemoryJournal();
  private final ScriptedBackend backend = new ScriptedBackend(time);
  private final CompletableFuture<Scheduler> made = new CompletableFuture<>();
  private EngineSettings settings = EngineSettings.standard().polling(OFTEN, OFTEN);

  /** Returns a factory of fresh schedulers, for an engine that writes this journal. */
  protected abstract Scheduler.Factory schedulers(Journal truth);

  private Scheduler scheduler() {
    if (!made.isDone()) {
      Engine engine =
          new Engine(journal, List.of(backend.provider()), time, settings, (id, notice) -> {});
      made.complete(schedulers(journal).over(engine, time));
    }
    return made.join();
  }

  private void admit(GenerationId id) {
    admit(Samples.order(id.value()));
  }

  private void admit(Order order) {
    assertThat(journal.admit(List.of(order)).isRight()).isTrue();
  }

  @AfterEach
  void stop() {
    if (made.isDone()) {
      made.join().close();
    }
    time.close();
  }

  @Test
  void restIsDoneAtTheEnd() {
    admit(ID);

    assertRests(scheduler().rest(ID));

    assertThat(phase(ID)).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void restOfTheEndedAndOfTheUnknownIsDone() {
    admit(ID);
    assertRests(scheduler().rest(ID));

    assertRests(scheduler().rest(ID));
    assertRests(scheduler().rest(new GenerationId("nobody")));
  }

  @Test
  void aWakeIsEnoughForAWholeLife() {
    admit(ID);

    scheduler().wake(ID);

    assertRests(scheduler().rest(ID));
    assertThat(phase(ID)).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void aWakeBringsItsTurnForward() {
    CompletableFuture<Boolean> looked = new CompletableFuture<>();
    backend.onLook(look -> {
      looked.complete(true);
      return look == 1 ? MUCH_LATER : COMPLETED;
    });
    admit(ID);
    CompletableFuture<NextStep> rest = scheduler().rest(ID);
    await(looked);
    assertThat(rest).isNotDone();

    scheduler().wake(ID);

    assertRests(rest);
  }

  @Test
  void aWakeWhileItIsAdvancedIsNotLost() {
    backend.onLook(look -> {
      scheduler().wake(ID);
      return look < 5 ? MUCH_LATER : COMPLETED;
    });
    admit(ID);

    assertRests(scheduler().rest(ID));
    assertThat(backend.looks()).isEqualTo(5);
  }

  @Test
  void aWakeWhileItParksIsNotLost() {
    backend.loseAnswers();
    backend.onSearch(search -> {
      if (search == 1) {
        scheduler().wake(ID);
      }
      return NO_RECORDS;
    });
    admit(ID);

    assertRests(scheduler().rest(ID));
    // one wake may cost more than one step, where it is written down and remembered
    assertThat(backend.searches()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void whatIsParkedIsAdvancedWhenItIsWoken() {
    CompletableFuture<Boolean> again = new CompletableFuture<>();
    backend.loseAnswers();
    backend.onSearch(search -> {
      if (search == 2) {
        again.complete(true);
      }
      return NO_RECORDS;
    });
    admit(ID);
    assertRests(scheduler().rest(ID));
    assertThat(phase(ID)).isEqualTo(Phase.IN_DOUBT);

    scheduler().wake(ID);

    await(again);
  }

  @Test
  void whatIsParkedIsLookedAtAgainWhenItsTimeHasCome() {
    settings = settings.stuckPause(SOON);
    CompletableFuture<Boolean> again = new CompletableFuture<>();
    backend.loseAnswers();
    backend.onSearch(search -> {
      if (search == 3) {
        again.complete(true);
      }
      return NO_RECORDS;
    });
    admit(ID);

    assertRests(scheduler().rest(ID));

    await(again);
    assertThat(phase(ID)).isEqualTo(Phase.IN_DOUBT);
  }

  @Test
  void whatIsNotSoldHereIsLeftAsItIs() {
    admit(Samples.orderedFrom(Samples.OTHER_SHOP, OTHER.value()));
    admit(ID);

    scheduler().wake(OTHER);

    assertRests(scheduler().rest(ID));
    assertThat(journal.read(OTHER).get().get().version()).isEqualTo(1);
    assertThat(journal.trouble(OTHER).get()).isEmpty();
    assertThat(backend.submits()).isEqualTo(1);
  }

  @Test
  void whoeverWaitsForWhatIsParkedIsToldSo() {
    backend.loseAnswers();
    admit(ID);
    assertRests(scheduler().rest(ID));

    assertRests(scheduler().rest(ID));

    assertThat(phase(ID)).isEqualTo(Phase.IN_DOUBT);
  }

  @Test
  void whoeverJoinsDoesNotHurryIt() {
    CompletableFuture<Boolean> looked = new CompletableFuture<>();
    backend.onLook(look -> {
      looked.complete(true);
      return look == 1 ? MUCH_LATER : COMPLETED;
    });
    admit(ID);
    scheduler().wake(ID);
    await(looked);

    CompletableFuture<NextStep> joined = scheduler().rest(ID);
    admit(OTHER);
    assertRests(scheduler().rest(OTHER));

    assertThat(joined).isNotDone();
    assertThat(backend.looks()).isEqualTo(2);
  }

  @Test
  void closingLetsGoOfWhoeverWaitsAndAdvancesNothing() {
    CompletableFuture<Boolean> looked = new CompletableFuture<>();
    backend.onLook(look -> {
      looked.complete(true);
      return look == 1 ? MUCH_LATER : COMPLETED;
    });
    admit(ID);
    CompletableFuture<NextStep> rest = scheduler().rest(ID);
    await(looked);

    scheduler().close();
    scheduler().wake(ID);

    assertThat(rest).isDone();
    assertThat(scheduler().rest(ID)).isDone();
    assertThat(backend.looks()).isEqualTo(1);
    assertThat(phase(ID)).isEqualTo(Phase.QUEUED);
  }

  @Test
  void howeverManyWakeItOneGenerationIsNeverAdvancedTwiceAtOnce() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    backend.onLook(look -> {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      inside.decrementAndGet();
      return look < 50 ? RUNNING : COMPLETED;
    });
    admit(ID);
    CompletableFuture<NextStep> rest = scheduler().rest(ID);
    List<Thread> callers =
        IntStream.range(0, 2)
            .mapToObj(i -> Thread.ofPlatform().daemon().start(() -> wakeUntil(rest)))
            .toList();

    assertRests(rest);
    Threads.join(callers);

    assertThat(most).hasValue(1);
    assertThat(backend.looks()).isEqualTo(50);
  }

  private void wakeUntil(CompletableFuture<NextStep> rest) {
    while (!rest.isDone()) {
      scheduler().wake(ID);
      time.await(rest, Option.of(OFTEN));
    }
  }

  private void assertRests(CompletableFuture<NextStep> rest) {
    await(rest);
  }

  private <T> void await(CompletableFuture<T> future) {
    assertThat(time.await(future, Option.of(PATIENCE))).isNotEmpty();
  }

  private Phase phase(GenerationId id) {
    GenerationState state = journal.read(id).get().get().state();
    return Phase.of(state);
  }
}
