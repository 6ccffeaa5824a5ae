package dev.kinoport.engine;

import static dev.kinoport.engine.Rig.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of records while the provider's clock shows something else than ours. */
class WrongClockTest {
  /** How far such lists go back behind the moment that is asked for. */
  private static final Duration REACH = Duration.ofMinutes(10);

  /** Until it is seen in the records, without a clock. */
  private static final int LATE_LOOKS = 2;

  private final Rig rig = new Rig();
  private Duration wrong = Duration.ZERO;
  private Instant sent = Instant.MAX;

  /** The provider's own clock is always right; ours is ahead of it by this. */
  private Instant there() {
    return rig.now().minus(wrong);
  }

  private void ourClockIsAheadBy(Duration ahead) {
    wrong = ahead;
    rig.backend.there = this::there;
  }

  /** It is set, and no time passes. */
  private void ourClockIsPutRight() {
    rig.time.sleep(wrong.negated());
    wrong = Duration.ZERO;
  }

  private void heardNothingYet() {
    rig.backend.hasSpoken = false;
  }

  private void losesTheAnswer() {
    rig.backend.submits.thenDo(() -> {
      sent = there();
      return new SubmitAnswer.Unknown("reset");
    });
    rig.backend.submits.then(new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "bought twice")));
    rig.until(GenerationState.InDoubt.class);
  }

  /** Lists what it has from a moment on, after a few looks, and believes that this is all. */
  private void lists() {
    rig.backend.finds.thenDo(() -> {
      rig.backend.hasSpoken = true;
      boolean isShown =
          rig.backend.searchedFrom.size() > LATE_LOOKS
              && !sent.isBefore(rig.backend.searchedFrom.getLast().minus(REACH));
      return Either.right(
          new Finding.Matches(
              isShown ? List.of(Handle.of(TestOrders.SHOP, "r1")) : List.of(), true));
    });
  }

  private void steps(Engine engine) {
    for (int i = 0; i < 200 && rig.state() instanceof GenerationState.InDoubt; i++) {
      rig.step(engine);
    }
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  private Engine anotherProcess() {
    return rig.engine(EngineSettings.standard(), (id, notice) -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5M", "PT3H", "P1D", "PT-5M", "PT-3H", "P-1D"})
  void theRecordsAreAskedByTheProvidersClock(Duration ahead) {
    ourClockIsAheadBy(ahead);
    losesTheAnswer();
    lists();

    steps(rig.engine);

    assertThat(rig.backend.searchedFrom).allMatch(sent::equals);
    assertThat(rig.state()).isNotInstanceOf(GenerationState.InDoubt.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5M", "PT3H", "P1D", "PT-5M", "PT-3H", "P-1D"})
  void soTooByTheJournalIfTheClockIsRightByThen(Duration ahead) {
    ourClockIsAheadBy(ahead);
    losesTheAnswer();
    ourClockIsPutRight();
    lists();

    steps(anotherProcess());

    assertThat(rig.backend.searchedFrom).contains(sent);
    assertThat(rig.state()).isNotInstanceOf(GenerationState.InDoubt.class);
  }

  /** What the sender's clock was nobody knows, and by now it shows nothing odd. */
  @ParameterizedTest
  @ValueSource(strings = {"PT20M", "PT3H", "P1D"})
  void whereNobodyKnowsItNothingIsSentAgain(Duration ahead) {
    ourClockIsAheadBy(ahead);
    heardNothingYet();
    losesTheAnswer();
    ourClockIsPutRight();
    rig.time.sleep(ahead.plusMinutes(5));
    lists();

    steps(anotherProcess());

    assertThat(rig.state()).isInstanceOf(GenerationState.InDoubt.class);
  }

  @Test
  void whatHasNothingLikeItForLongHasNotGotIt() {
    heardNothingYet();
    losesTheAnswer();
    sent = Instant.MIN;
    lists();
    Engine another = anotherProcess();

    for (int i = 0; i < 200 && rig.state() instanceof GenerationState.InDoubt; i++) {
      rig.step(another);
    }

    assertThat(rig.state()).isInstanceOf(GenerationState.Planned.class);
    assertThat(rig.backend.searchedFrom.getLast())
        .isBefore(rig.backend.searchedFrom.getFirst().minus(Duration.ofDays(1)));
  }

  @Test
  void whoSentItKnowsByWhatItHeardFirst() {
    ourClockIsAheadBy(Duration.ofHours(3));
    heardNothingYet();
    losesTheAnswer();
    sent = Instant.MIN;
    lists();

    for (int i = 0; i < 200 && rig.state() instanceof GenerationState.InDoubt; i++) {
      rig.step();
    }

    assertThat(rig.state()).isInstanceOf(GenerationState.Planned.class);
    assertThat(rig.backend.searchedFrom.getLast()).isAfter(there().minus(Duration.ofHours(1)));
  }

  @Test
  void aProviderThatNeverTellsTheTimeProvesNoAbsence() {
    heardNothingYet();
    losesTheAnswer();
    rig.backend.finds.then(Either.right(new Finding.Matches(List.of(), true)));

    steps(rig.engine);

    assertThat(rig.state()).isInstanceOf(GenerationState.InDoubt.class);
  }

  /** Asked from hours before, the records show what somebody else had made, too. */
  @Test
  void whatIsFoundBeforeTheClockIsHeardIsNotTaken() {
    ourClockIsAheadBy(Duration.ofHours(-3));
    heardNothingYet();
    losesTheAnswer();
    rig.backend.finds.thenDo(() -> {
      rig.backend.hasSpoken = true;
      boolean isTooFarBack = rig.backend.searchedFrom.getLast().isBefore(sent.minus(REACH));
      String found = isTooFarBack ? "somebody else's" : "r1";
      return Either.right(
          new Finding.Matches(List.of(Handle.of(TestOrders.SHOP, found)), !isTooFarBack));
    });

    steps(anotherProcess());

    assertThat(((GenerationState.Accepted) rig.state()).handle().requestId()).isEqualTo("r1");
  }

  /** Set back after the request left, and for hours no list could be had. */
  @Test
  void aClockThatWasSetBackIsRemembered() {
    ourClockIsAheadBy(Duration.ofHours(3));
    heardNothingYet();
    losesTheAnswer();
    ourClockIsPutRight();
    rig.backend.finds.then(Either.left(new ProviderFailure.Unreachable("no route")));
    rig.step();
    rig.time.sleep(Duration.ofHours(4));
    lists();

    steps(rig.engine);

    assertThat(rig.state()).isInstanceOf(GenerationState.InDoubt.class);
  }

  @Test
  void theJournalSaysHowFarTheProvidersClockWasAhead() {
    ourClockIsAheadBy(Duration.ofMinutes(-7));
    losesTheAnswer();

    assertThat(rig.journal.read(ID).get().get().lastDeparture().get())
        .extracting(GenerationEvent.SubmitStarted::providerAhead)
        .isEqualTo(Option.some(Duration.ofMinutes(7)));
  }
}
