package dev.kinoport.engine;

import static dev.kinoport.engine.Rig.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What another sender has left behind, living or dead, and what is believed of it. */
class LeftBySendersTest {
  @Test
  void theDoubtBeginsAtOnceWhenTheSenderIsGone() {
    Rig rig = leftBy("another");
    rig.journal.senders(others(SendingProcesses.Life.GONE));

    rig.step();

    assertThat(rig.state())
        .isInstanceOfSatisfying(
            GenerationState.InDoubt.class, doubt -> assertThat(doubt.reason()).contains("died"));
    assertThat(rig.backend.submits.count()).isZero();
  }

  @Test
  void whatIsFoundInTheRecordsIsAskedAboutAtOnce() {
    Rig rig = leftBy("another");
    rig.journal.senders(others(SendingProcesses.Life.GONE));
    rig.time.sleep(Duration.ofSeconds(2));
    Instant left = rig.now();
    Handle found = Handle.of(TestOrders.SHOP, "r1");
    rig.backend.finds.then(Either.right(new Finding.Matches(List.of(found), true)));

    rig.step();
    rig.step();
    assertThat(rig.state()).isInstanceOf(GenerationState.Queued.class);
    rig.engine.advance(ID);

    assertThat(rig.backend.statuses.count()).isEqualTo(1);
    assertThat(rig.now()).isEqualTo(left);
  }

  @ParameterizedTest
  @EnumSource(names = {"GONE", "LAPSED"})
  void whatASenderLeftIsLookedForAtOnceAndNotSentAgainBeforeItsAnswerWouldBeGivenUp(
      SendingProcesses.Life life) {
    Rig rig = leftBy("another");
    rig.journal.senders(others(life));
    Instant answerBy = ((GenerationState.Submitting) rig.state()).answerBy();
    Instant left = rig.now();
    shortGrace(rig);
    Engine another = rig.engine(EngineSettings.standard(), (id, notice) -> {});

    rig.step(another);
    assertThat(rig.state()).isInstanceOf(GenerationState.InDoubt.class);
    assertThat(rig.now()).isEqualTo(left);
    untilItIsKnownToBeAbsent(rig, another);

    assertThat(rig.state()).isInstanceOf(GenerationState.Planned.class);
    assertThat(rig.now()).isAfterOrEqualTo(answerBy);
  }

  /** The provider may be as slow to take a request up as to answer, and has broken off first. */
  @ParameterizedTest
  @EnumSource
  void anAnswerThatWasLostIsNotSentAgainBeforeItWouldBeGivenUp(SendingProcesses.Life life) {
    Rig rig = new Rig();
    rig.journal.senders(others(life));
    shortGrace(rig);
    Engine engine = rig.engine(EngineSettings.standard(), (id, notice) -> {});
    rig.backend.submits.then(new SubmitAnswer.Unknown("no answer in time"));
    rig.step(engine);
    Instant answerBy =
        ((GenerationEvent.SubmitStarted)
                rig.events().stream()
                    .filter(GenerationEvent.SubmitStarted.class::isInstance)
                    .findFirst()
                    .orElseThrow())
            .answerBy();

    untilItIsKnownToBeAbsent(rig, engine);

    assertThat(rig.state()).isInstanceOf(GenerationState.Planned.class);
    assertThat(rig.now()).isAfterOrEqualTo(answerBy);
  }

  /** The clock of whoever looks may be far ahead, and the records a little behind. */
  @Test
  void anAbsenceIsNotBelievedAtTheFirstLookHoweverLateItSeems() {
    Rig rig = leftBy("another");
    rig.journal.senders(others(SendingProcesses.Life.GONE));
    shortGrace(rig);
    rig.time.sleep(Duration.ofHours(1));
    rig.step();
    Instant firstLook = rig.now();

    untilItIsKnownToBeAbsent(rig, rig.engine);

    assertThat(rig.state()).isInstanceOf(GenerationState.Planned.class);
    assertThat(rig.now()).isAfterOrEqualTo(firstLook.plusSeconds(10));
  }

  private static void shortGrace(Rig rig) {
    Capabilities.Search search = rig.backend.capabilities.search();
    rig.backend.capabilities =
        rig.backend.capabilities.search(search.grace(Duration.ofSeconds(10)));
  }

  private static void untilItIsKnownToBeAbsent(Rig rig, Engine engine) {
    while (rig.state() instanceof GenerationState.InDoubt) {
      rig.backend.finds.then(Either.right(new Finding.Matches(List.of(), true)));
      rig.step(engine);
    }
  }

  @Test
  void aClockThatIsFarAheadBeginsNoDoubtWhileTheSenderLives() {
    Rig rig = leftBy("another");
    rig.journal.senders(others(SendingProcesses.Life.LIVES));
    rig.time.sleep(Duration.ofMinutes(4));
    Instant seen = rig.now();

    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofSeconds(1));
    rig.until(GenerationState.InDoubt.class);

    assertThat(rig.now()).isEqualTo(seen.plus(EngineSettings.standard().answerWithin()));
  }

  /** By a clock that was a year ahead when it left. */
  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN", "LIVES"})
  void anAnswerIsWaitedForAsLongAsItMayTakeOnAClockThatWasSetBack(SendingProcesses.Life life) {
    Rig rig = leftBy("another");
    rig.journal.senders(others(life));
    rig.time.sleep(Duration.ofDays(-365));
    Instant seen = rig.now();

    rig.until(GenerationState.InDoubt.class);

    assertThat(rig.now()).isEqualTo(seen.plus(EngineSettings.standard().answerWithin()));
  }

  @Test
  void whoMayNotSendAnyMoreSendsNothingAndTriesAgain() {
    Rig rig = new Rig();
    AtomicInteger asked = new AtomicInteger();
    rig.journal.senders(
        new SendingProcesses() {
          @Override
          public Option<String> self() {
            return Option.of("self");
          }

          @Override
          public boolean maySend(String departing) {
            return asked.incrementAndGet() > 1;
          }

          @Override
          public Life of(String sender) {
            return Life.LIVES;
          }
        });

    rig.step();
    assertThat(rig.backend.submits.count()).isZero();
    assertThat(rig.state()).isInstanceOf(GenerationState.Planned.class);
    rig.until(GenerationState.Queued.class);

    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void aSenderThatLivesIsWaitedForAndLookedAtEachSecond() {
    Rig rig = leftBy("another");
    rig.journal.senders(others(SendingProcesses.Life.LIVES));

    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofSeconds(1));
    Instant answerBy = ((GenerationState.Submitting) rig.state()).answerBy();
    rig.until(GenerationState.InDoubt.class);

    assertThat(rig.now()).isEqualTo(answerBy);
  }

  @Test
  void aSenderOfWhomNothingIsKnownIsWaitedFor() {
    for (Rig rig : List.of(leftBy("another"), leftBy(""))) {
      rig.journal.senders(others(SendingProcesses.Life.UNKNOWN));

      NextStep next = rig.engine.advance(ID);

      assertThat(next)
          .isEqualTo(new NextStep.At(((GenerationState.Submitting) rig.state()).answerBy()));
    }
  }

  @Test
  void whoSendsWritesDownHisName() {
    Rig rig = new Rig();
    rig.journal.senders(others(SendingProcesses.Life.UNKNOWN));

    rig.until(GenerationState.Queued.class);

    assertThat(rig.events())
        .filteredOn(GenerationEvent.SubmitStarted.class::isInstance)
        .singleElement()
        .extracting(event -> ((GenerationEvent.SubmitStarted) event).sender())
        .isEqualTo(Option.of("self"));
  }

  /** An engine behind one that has written that a request leaves, and nothing more. */
  private static Rig leftBy(String sender) {
    Rig rig = new Rig();
    Instant now = rig.now();
    rig.journal.write(
        ID,
        new GenerationEvent.SubmitStarted(
            1,
            now.plusSeconds(180),
            Option.when(!sender.isEmpty(), sender),
            Option.some(Duration.ZERO),
            now));
    return rig;
  }

  private static SendingProcesses others(SendingProcesses.Life life) {
    return new SendingProcesses() {
      @Override
      public Option<String> self() {
        return Option.of("self");
      }

      @Override
      public Life of(String sender) {
        return life;
      }
    };
  }
}
