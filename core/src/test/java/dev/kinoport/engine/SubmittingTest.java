package dev.kinoport.engine;

import static dev.kinoport.engine.Rig.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.GenerationState.Cancel;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.generation.Trouble;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the money is spent. */
class SubmittingTest {
  private static final SubmitAnswer NO =
      new SubmitAnswer.Refused(
          ProviderError.of(ProviderError.Kind.REFUSED, "value_error", "no"), Option.none());
  private static final SubmitAnswer YES =
      new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r1"));

  @Test
  void anAnswerThatCannotBeWrittenDownIsKeptAndNeverSentFor() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      rig.journal.away(true);
      return YES;
    });
    for (int i = 0; i < 20; i++) {
      rig.step();
    }

    rig.journal.away(false);
    rig.step();

    assertThat(rig.backend.submits.count()).isEqualTo(1);
    assertThat(rig.until(GenerationState.Queued.class).handle())
        .isEqualTo(Handle.of(TestOrders.SHOP, "r1"));
  }

  @Test
  void aWishToCancelDoesNotPushOutAnAnswerThatIsNotWrittenYet() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      rig.journal.away(true);
      return YES;
    });
    rig.step();
    rig.journal.away(false);

    rig.tell(new GenerationEvent.CancelAsked(rig.now()));
    rig.tell(new GenerationEvent.CancelAsked(rig.now()));
    rig.step();

    assertThat(rig.state())
        .isInstanceOfSatisfying(
            GenerationState.Queued.class,
            queued -> {
              assertThat(queued.handle()).isEqualTo(Handle.of(TestOrders.SHOP, "r1"));
              assertThat(queued.cancel()).isEqualTo(Cancel.ASKED);
            });
  }

  @Test
  void allThatHappenedWhileTheJournalWasAwayIsWrittenInOrder() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      rig.journal.readOnly(true);
      return YES;
    });
    rig.step();
    rig.tell(new GenerationEvent.CancelAsked(rig.now()));
    rig.journal.readOnly(false);

    var first = rig.step();
    var second = rig.step();

    assertThat(List.of(first, second)).hasOnlyElementsOfType(NextStep.At.class);
    assertThat(rig.events().stream().map(Object::getClass))
        .startsWith(
            GenerationEvent.Admitted.class,
            GenerationEvent.SubmitStarted.class,
            GenerationEvent.SubmitAccepted.class,
            GenerationEvent.CancelAsked.class);
  }

  @Test
  void nothingLeavesWhileTheJournalCannotTakeTheIntent() {
    Rig rig = new Rig();
    rig.journal.readOnly(true);
    for (int i = 0; i < 5; i++) {
      rig.step();
    }

    assertThat(rig.backend.submits.count()).isZero();
  }

  /** What never left is in no doubt, however the journal came to know of its departure. */
  @Test
  void aDepartureWhoseCommitNobodyConfirmedIsTriedAgainAtOnce() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> YES);
    rig.journal.mute(true);
    rig.step();
    rig.journal.mute(false);
    assertThat(rig.state()).isInstanceOf(GenerationState.Submitting.class);
    assertThat(rig.backend.submits.count()).isZero();

    rig.until(GenerationState.Queued.class);

    assertThat(rig.backend.submits.count()).isEqualTo(1);
    assertThat(rig.events()).noneMatch(GenerationEvent.SubmitInDoubt.class::isInstance);
    assertThat(Duration.between(rig.events().getFirst().at(), rig.now()))
        .isLessThan(EngineSettings.standard().answerWithin());
  }

  /** Another process knows nothing of it, and waits for the answer. */
  @Test
  void aDepartureThatAnotherProcessDidNotConfirmIsWaitedFor() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> YES);
    rig.journal.mute(true);
    rig.step();
    rig.journal.mute(false);

    Engine other = rig.engine(EngineSettings.standard(), (id, notice) -> {});
    rig.step(other);

    assertThat(rig.state()).isInstanceOf(GenerationState.Submitting.class);
    assertThat(rig.backend.submits.count()).isZero();
  }

  @Test
  void anExceptionOutOfTheBackendSaysNothingAboutTheMoney() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      throw new IllegalStateException("defect");
    });

    assertThat(rig.until(GenerationState.InDoubt.class).reason()).contains("defect");
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void anErrorOutOfTheBackendLeadsIntoDoubtWhenNobodyWaitsAnyMore() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      throw new StackOverflowError("planted");
    });

    assertThatThrownBy(rig::step).isInstanceOf(StackOverflowError.class);

    rig.until(GenerationState.InDoubt.class);
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void aRequestThatAnotherGenerationHoldsIsNotTaken() {
    Rig rig = new Rig();
    rig.admit(TestOrders.order("g2"));
    GenerationId holder = new GenerationId("g2");
    rig.journal.write(holder, new GenerationEvent.SubmitStarted(1, rig.now(), rig.now()));
    rig.journal.write(
        holder,
        new GenerationEvent.SubmitAccepted(
            Handle.of(TestOrders.SHOP, "r1"), GenerationEvent.Via.LISTING, rig.now()));

    assertThat(rig.until(GenerationState.InDoubt.class).reason()).contains("another generation");
  }

  @Test
  void theBackendIsToldUntilWhenARequestMayLeave() {
    Rig rig = new Rig();
    rig.backend.submits.then(YES);

    assertThat(rig.until(GenerationState.Queued.class).handle())
        .isEqualTo(Handle.of(TestOrders.SHOP, "r1"));

    List<Instant> answersBy =
        rig.events().stream()
            .filter(GenerationEvent.SubmitStarted.class::isInstance)
            .map(event -> ((GenerationEvent.SubmitStarted) event).answerBy())
            .toList();
    assertThat(rig.backend.submissions)
        .extracting(Submission::leaveBy)
        .containsExactly(Option.some(answersBy.get(0)));
  }

  @Test
  void whoSleptBetweenWritingAndSendingSendsNothing() {
    Rig rig = new Rig();
    Engine sleepy =
        rig.engine(
            EngineSettings.standard(), (id, notice) -> rig.time.sleep(Duration.ofMinutes(4)));

    sleepy.advance(ID);

    assertThat(rig.backend.submits.count()).isZero();
    assertThat(rig.state())
        .isInstanceOfSatisfying(
            GenerationState.Planned.class,
            planned -> assertThat(planned.lastTrouble()).contains("too late to send"));
  }

  @Test
  void aLateRefusalDoesNotEndALaterAttempt() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      secondAttemptIsAccepted(rig);
      return NO;
    });

    rig.step();

    assertThat(rig.state()).isInstanceOf(GenerationState.Queued.class);
  }

  @Test
  void aLateRefusalThatCouldNotBeWrittenDoesNotEndALaterAttemptEither() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      rig.journal.beforeAppend(() -> rig.journal.away(true));
      return NO;
    });
    rig.step();
    rig.journal.away(false);
    secondAttemptIsAccepted(rig);

    rig.step();

    assertThat(rig.state()).isInstanceOf(GenerationState.Queued.class);
  }

  private static void secondAttemptIsAccepted(Rig rig) {
    rig.journal.write(ID, new GenerationEvent.SubmitInDoubt(1, "slow", rig.now()));
    rig.journal.write(
        ID, new GenerationEvent.SubmitFailed(1, "a person said so", rig.now(), rig.now()));
    rig.journal.write(ID, new GenerationEvent.SubmitStarted(2, rig.now(), rig.now()));
    rig.journal.write(
        ID,
        new GenerationEvent.SubmitAccepted(
            Handle.of(TestOrders.SHOP, "r2"), GenerationEvent.Via.ANSWER, rig.now()));
  }

  @Test
  void aRefusalCountsEvenIfTheDoubtWasWrittenFirst() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      rig.journal.write(ID, new GenerationEvent.SubmitInDoubt(1, "slow", rig.now()));
      return NO;
    });

    assertThat(rig.until(GenerationState.Failed.class).cost().basis())
        .isEqualTo(Cost.Basis.NOTHING);
  }

  @Test
  void aWithdrawalGivesWayToAnAcceptanceThatTurnsUp() {
    Rig rig = new Rig();
    rig.backend.submits.then(new SubmitAnswer.NeverSent("offline"));
    rig.step();
    rig.tell(new GenerationEvent.CancelAsked(rig.now()));
    rig.journal.beforeAppend(() ->
        rig.journal.write(
            ID,
            new GenerationEvent.SubmitAccepted(
                Handle.of(TestOrders.SHOP, "r1"), GenerationEvent.Via.WEBHOOK, rig.now())));

    rig.step();

    assertThat(rig.state()).isInstanceOf(GenerationState.Queued.class);
  }

  @Test
  void whatWasFoundInTheMeantimeIsNotAbandoned() {
    Rig rig = new Rig();
    rig.backend.submits.then(new SubmitAnswer.Unknown("reset"));
    rig.until(GenerationState.InDoubt.class);
    rig.journal.beforeAppend(() ->
        rig.journal.write(
            ID,
            new GenerationEvent.SubmitAccepted(
                Handle.of(TestOrders.SHOP, "r1"), GenerationEvent.Via.WEBHOOK, rig.now())));

    rig.tell(
        new GenerationEvent.Failed(
            new GenerationFailure.Abandoned("enough"), Cost.unknown(), rig.now()));

    assertThat(rig.state()).isInstanceOf(GenerationState.Queued.class);
  }

  @Test
  void whatNeverLeftIsSentAgainAndNotForEver() {
    Rig rig = new Rig();
    rig.backend.submits.then(new SubmitAnswer.NeverSent("offline"));

    GenerationState.Failed failed = rig.until(GenerationState.Failed.class);

    assertThat(failed.failure()).isEqualTo(new GenerationFailure.NeverSent("offline"));
    assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.NOTHING);
    assertThat(rig.backend.submits.count()).isEqualTo(8);
  }

  @Test
  void aRefusalForNowIsWaitedOutForAsLongAsItSays() {
    Rig rig = new Rig();
    rig.backend
        .submits
        .then(
            new SubmitAnswer.Refused(
                ProviderError.of(ProviderError.Kind.THROTTLED, "limit", "busy"),
                Option.of(Duration.ofMinutes(7))))
        .then(YES);

    NextStep next = rig.engine.advance(ID);

    assertThat(rig.pauseOf(next)).isEqualTo(Duration.ofMinutes(7));
    Trouble waits = rig.journal.trouble(ID).get().get();
    assertThat(waits.kind()).isEqualTo(Trouble.Kind.THROTTLED);
    assertThat(waits.reason()).isEqualTo("busy");
    assertThat(waits.nextTry()).contains(rig.now().plus(Duration.ofMinutes(7)));
    assertThat(waits.stuck()).isFalse();
    rig.until(GenerationState.Queued.class);
    assertThat(rig.backend.submits.count()).isEqualTo(2);
    assertThat(rig.journal.trouble(ID).get()).isEmpty();
  }

  @Test
  void answerToWhatWasGivenUpMeanwhileIsWrittenDownAndTold() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      rig.journal.write(
          ID,
          new GenerationEvent.Failed(
              new GenerationFailure.Abandoned("enough"), Cost.unknown(), rig.now()));
      return YES;
    });

    assertThat(rig.step()).isEqualTo(new NextStep.Ended());

    GenerationState.Failed failed = (GenerationState.Failed) rig.state();
    assertThat(failed.handle().map(Handle::requestId)).contains("r1");
    assertThat(failed.cost()).isEqualTo(Cost.unknown());
    assertThat(rig.journal.unfinished().get()).isEmpty();
    assertThat(rig.notices.getLast())
        .isEqualTo(new Notice.Moved(rig.events().getLast(), rig.state()));
    rig.step();
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void aClockThatIsSetBackMakesNoWaitLonger() {
    Rig rig = new Rig();
    rig.backend
        .submits
        .then(
            new SubmitAnswer.Refused(
                ProviderError.of(ProviderError.Kind.THROTTLED, "limit", "busy"),
                Option.of(Duration.ofMinutes(7))))
        .then(YES);
    rig.engine.advance(ID);

    rig.time.sleep(Duration.ofHours(-3));

    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofMinutes(7));
    rig.time.sleep(Duration.ofMinutes(6));
    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofMinutes(1));
    rig.time.sleep(Duration.ofMinutes(1));
    rig.engine.advance(ID);
    assertThat(rig.state()).isInstanceOf(GenerationState.Queued.class);
    assertThat(rig.backend.submits.count()).isEqualTo(2);
  }

  @Test
  void conclusiveRecordsAllowAnotherAttemptOnlyAfterTheGraceTime() {
    Rig rig = new Rig();
    rig.backend.submits.then(new SubmitAnswer.Unknown("reset")).then(YES);
    rig.backend.finds.then(Either.right(new Finding.Matches(List.of(), true)));
    GenerationState.InDoubt doubt = rig.until(GenerationState.InDoubt.class);

    GenerationState.Queued queued = rig.until(GenerationState.Queued.class);

    assertThat(Duration.between(doubt.sentAt(), queued.since()))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
    assertThat(rig.backend.submits.count()).isEqualTo(2);
  }

  @Test
  void attemptsInDoubtCountToo() {
    Rig rig = new Rig();
    rig.backend.submits.then(new SubmitAnswer.Unknown("reset"));
    rig.backend.finds.then(Either.right(new Finding.Matches(List.of(), true)));

    assertThat(rig.until(GenerationState.Failed.class).failure())
        .isInstanceOf(GenerationFailure.NeverSent.class);
    assertThat(rig.backend.submits.count()).isEqualTo(8);
  }

  @Test
  void theProvidersRecordsAreLeftAloneForAsLongAsTheyAsk() {
    Rig rig = new Rig();
    rig.backend.submits.then(new SubmitAnswer.Unknown("reset"));
    rig.backend.finds.then(Either.left(new ProviderFailure.Throttled(Duration.ofMinutes(4))));
    rig.until(GenerationState.InDoubt.class);

    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void theProvidersRecordsAreNotLeftAloneUntilTheyReachBackNoMore() {
    Rig rig =
        new Rig(
            Capabilities.standard()
                .search(
                    Capabilities.Search.by(Capabilities.Search.Way.LISTING)
                        .within(Duration.ofMinutes(55))));
    rig.backend.submits.then(new SubmitAnswer.Unknown("reset"));
    rig.backend.finds.then(Either.left(new ProviderFailure.Throttled(Duration.ofHours(1))));
    rig.until(GenerationState.InDoubt.class);

    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofMinutes(5));
    rig.time.sleep(Duration.ofMinutes(35));
    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aProviderThatCannotTellLeavesItParked() {
    Rig rig = new Rig();
    rig.backend.submits.then(new SubmitAnswer.Unknown("reset"));
    rig.backend.finds.then(Either.right(new Finding.Unsupported("no records")));
    rig.until(GenerationState.InDoubt.class);

    assertThat(rig.engine.advance(ID)).isInstanceOf(NextStep.Parked.class);
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void nobodyIsCalledForWhatAMessageFoundMeanwhile() {
    Rig rig = new Rig();
    rig.backend.submits.then(new SubmitAnswer.Unknown("reset"));
    rig.backend.finds.thenDo(() -> {
      rig.tell(
          new GenerationEvent.SubmitAccepted(
              Handle.of(TestOrders.SHOP, "r1"), GenerationEvent.Via.WEBHOOK, rig.now()));
      return Either.right(new Finding.Unsupported("no records"));
    });
    rig.until(GenerationState.InDoubt.class);

    assertThat(rig.engine.advance(ID)).isEqualTo(new NextStep.At(rig.now()));
    assertThat(rig.notices).noneMatch(Notice.Stuck.class::isInstance);
  }
}
