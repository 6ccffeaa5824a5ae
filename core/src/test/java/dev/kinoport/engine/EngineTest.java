package dev.kinoport.engine;

import static dev.kinoport.engine.Rig.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.InMemoryJournal;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class EngineTest {
  @Test
  void aGenerationThatGoesWellIsWrittenDownStepByStep() {
    Rig rig = new Rig();

    rig.until(GenerationState.Succeeded.class);

    assertThat(rig.events().stream().map(event -> event.getClass().getSimpleName()))
        .containsExactly(
            "Admitted",
            "SubmitStarted",
            "SubmitAccepted",
            "Completed",
            "ResultFetched",
            "ClipStored");
    assertThat(rig.engine.advance(ID)).isEqualTo(new NextStep.Ended());
  }

  @Test
  void aGenerationThatNobodyKnowsIsOver() {
    Rig rig = new Rig();

    assertThat(rig.engine.advance(new GenerationId("none"))).isEqualTo(new NextStep.Ended());
    assertThat(
            rig.engine.tell(new GenerationId("none"), new GenerationEvent.CancelAsked(rig.now())))
        .isEqualTo(new NextStep.Ended());
  }

  @Test
  void aJournalThatIsAwayIsAskedAgain() {
    Rig rig = new Rig();
    rig.journal.away(true);

    assertThat(rig.engine.advance(ID)).isInstanceOf(NextStep.At.class);
    assertThat(rig.notices)
        .containsExactly(new Notice.Trouble(Option.none(), Option.none(), "away", 1));
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aJournalThatShowsNothingOfAConflictDoesNotTrapTheEngine() {
    Rig rig = new Rig();
    rig.until(GenerationState.Queued.class);
    rig.time.sleep(Duration.ofSeconds(1));
    rig.journal.blind(true);
    assertThat(rig.engine.advance(ID)).isInstanceOf(NextStep.At.class);
    rig.journal.blind(false);

    var ended = rig.until(GenerationState.Succeeded.class);

    assertThat(ended.clip()).isEqualTo(TestBackend.STORED);
  }

  @Test
  void anEventIsWrittenBehindWhatSomebodyElseWrote() {
    Rig rig = new Rig();
    rig.until(GenerationState.Queued.class);
    rig.time.sleep(Duration.ofSeconds(1));
    rig.journal.beforeAppend(
        () -> rig.journal.write(ID, new GenerationEvent.CancelAsked(rig.now())));

    rig.step();

    assertThat(rig.state()).isInstanceOf(GenerationState.Fetching.class);
  }

  @Test
  void listenersThatThrowChangeNothing() {
    for (Throwable trouble :
        List.of(new IllegalStateException("planted"), new AssertionError("planted"))) {
      Rig rig = new Rig();
      Engine engine =
          rig.engine(
              EngineSettings.standard(),
              (id, notice) -> {
                if (trouble instanceof RuntimeException exception) {
                  throw exception;
                }
                throw (Error) trouble;
              });
      for (int i = 0; i < 10; i++) {
        rig.step(engine);
      }

      assertThat(rig.state()).isInstanceOf(GenerationState.Succeeded.class);
      assertThat(rig.backend.submits.count()).isEqualTo(1);
    }
  }

  @Test
  void anEndThatSomebodyElsesClockPutsIntoTheFutureIsAnEnd() {
    Rig rig = new Rig();
    rig.journal.write(
        ID,
        new GenerationEvent.Cancelled(
            Cost.nothing(TestOrders.order("g1")), rig.now().plus(Duration.ofHours(1))));

    assertThat(rig.engine.advance(ID)).isEqualTo(new NextStep.Ended());
  }

  @Test
  void aClockThatWasSetBackDoesNotStopTheWatching() {
    Rig rig = new Rig();
    rig.until(GenerationState.Queued.class);

    rig.time.sleep(Duration.ofHours(-2));
    rig.engine.advance(ID);

    assertThat(rig.state()).isInstanceOf(GenerationState.Fetching.class);
  }

  @Test
  void whatIsOverIsNotRemembered() {
    Rig rig = new Rig();
    Observations observations = new Observations();
    Scribe scribe =
        new Scribe(
            new InMemoryJournal(),
            rig.time,
            (id, notice) -> {},
            observations,
            new StepDelays(EngineSettings.standard()));
    Observation before = observations.of(ID);

    assertThat(scribe.over(ID)).isEqualTo(new NextStep.Ended());

    assertThat(observations.of(ID)).isNotSameAs(before);
  }

  @Test
  @Timeout(300)
  void oneGenerationsNoticesNeverComeTwoAtOnce() throws InterruptedException {
    Rig rig = new Rig();
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Engine engine =
        rig.engine(
            EngineSettings.standard(),
            (id, notice) -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              inside.countDown();
              goOn.completeOnTimeout(false, 2, TimeUnit.MINUTES).join();
              now.decrementAndGet();
            });
    Thread worker = Thread.ofPlatform().start(() -> engine.advance(ID));
    inside.await();
    Thread caller =
        Thread.ofPlatform()
            .start(() -> engine.tell(ID, new GenerationEvent.CancelAsked(rig.now())));
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    goOn.complete(true);
    worker.join();
    caller.join();

    assertThat(most).hasValue(1);
  }
}
