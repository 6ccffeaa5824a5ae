package dev.kinoport.engine;

import static dev.kinoport.engine.Rig.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.GenerationState.Cancel;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.generation.Trouble;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From acceptance to the clip at home: no fault on the way is the end. */
class WatchingTest {
  private static final Option<ProviderName> SHOP = Option.of(TestOrders.SHOP);

  private static final Either<ProviderFailure, ProviderStatus> RUNNING =
      Either.right(new ProviderStatus.Running(List.of()));
  private static final Either<ProviderFailure, ProviderStatus> COMPLETED =
      Either.right(new ProviderStatus.Completed(List.of()));
  private static final ProviderFailure NOT_FOUND = new ProviderFailure.NotFound("no such request");

  static List<ProviderFailure> everyFault() {
    return List.of(
        new ProviderFailure.Unreachable("reset"),
        new ProviderFailure.Throttled(Duration.ofSeconds(90)),
        new ProviderFailure.ServerFault("503"),
        new ProviderFailure.Unreadable("html"),
        new ProviderFailure.Denied("key"),
        new ProviderFailure.BadInput("what?"),
        NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void aFaultIsWaitedOut(ProviderFailure fault) {
    Rig rig = new Rig();
    rig.backend.statuses.then(Either.left(fault)).then(Either.left(fault)).then(COMPLETED);
    rig.backend.results.then(Either.left(fault)).then(Either.left(fault)).then(finished());

    rig.until(GenerationState.Succeeded.class);

    assertThat(rig.backend.statuses.count()).isEqualTo(3);
    assertThat(rig.backend.results.count()).isEqualTo(3);
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  private static Either<ProviderFailure, ProviderResult> finished() {
    return Either.right(new ProviderResult.Finished(TestBackend.CLIP, Charge.unknown()));
  }

  static List<Either<ProviderFailure, ProviderStatus>> everyNews() {
    return List.of(
        Either.right(
            new ProviderStatus.Queued(
                Option.of(2), List.of(new LogLine("loading", Option.none())))),
        Either.left(new ProviderFailure.ServerFault("503")),
        Either.left(new ProviderFailure.Denied("key")));
  }

  @ParameterizedTest
  @MethodSource("everyNews")
  void nothingIsToldOfAQuestionThatAMessageOvertook(
      Either<ProviderFailure, ProviderStatus> answer) {
    Rig rig = new Rig();
    rig.backend.statuses.thenDo(() -> {
      rig.tell(new GenerationEvent.Completed(rig.now()));
      return answer;
    });
    rig.until(GenerationState.Fetching.class);

    assertThat(rig.notices).allMatch(Notice.Moved.class::isInstance);
    assertThat(rig.until(GenerationState.Succeeded.class).clip()).isEqualTo(TestBackend.STORED);
  }

  @Test
  void aThrottledProviderIsLeftAloneForAsLongAsItAsks() {
    Rig rig = new Rig();
    rig.backend.statuses.then(Either.left(new ProviderFailure.Throttled(Duration.ofMinutes(4))));
    rig.until(GenerationState.Queued.class);
    rig.time.sleep(Duration.ofMinutes(1));

    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void aProviderIsNotLeftAloneForAsLongAsItKeepsWhatWasPaidFor() {
    Either<ProviderFailure, ProviderStatus> leaveMeAlone =
        Either.left(new ProviderFailure.Throttled(Duration.ofHours(1)));
    Rig rig = new Rig();
    rig.backend.statuses.then(leaveMeAlone).then(leaveMeAlone).then(COMPLETED);
    rig.backend.results.then(Either.left(new ProviderFailure.Throttled(Duration.ofHours(1))));
    GenerationState.Queued queued = rig.until(GenerationState.Queued.class);
    GenerationState.Fetching fetching = rig.until(GenerationState.Fetching.class);

    assertThat(Duration.between(queued.since(), fetching.since()))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofMinutes(5));
    rig.time.sleep(Duration.ofMinutes(40));
    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aFreshAddressIsAskedForTenTimesMoreBeforeTheResultIsForgotten() {
    Rig rig = new Rig();
    rig.backend.keeps.then(Either.left(new ClipFailure.Gone("404")));
    GenerationState.Fetching fetching = rig.until(GenerationState.Fetching.class);
    rig.time.sleep(Duration.ofMinutes(30));
    int asked = rig.backend.results.count();

    while (rig.now().isBefore(fetching.completedAt().plus(Duration.ofHours(1)))) {
      rig.step();
    }

    assertThat(rig.backend.results.count() - asked).isGreaterThan(20);
  }

  @Test
  void notFoundMeansNotYetForAsLongAsTheProviderKeepsResults() {
    Rig rig = new Rig();
    rig.backend.results.then(Either.left(NOT_FOUND));
    GenerationState.Fetching fetching = rig.until(GenerationState.Fetching.class);

    GenerationState.Failed failed = rig.until(GenerationState.Failed.class);

    assertThat(failed.failure()).isInstanceOf(GenerationFailure.Expired.class);
    assertThat(Duration.between(fetching.since(), failed.since()))
        .isBetween(Duration.ofHours(1), Duration.ofHours(1).plusMinutes(2));
    assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.QUOTED);
  }

  @Test
  void afterALongSleepNotFoundOnceMayBeASlip() {
    Rig rig = new Rig();
    rig.backend.results.then(Either.left(NOT_FOUND)).then(Either.left(NOT_FOUND)).then(finished());
    rig.until(GenerationState.Fetching.class);
    rig.time.sleep(Duration.ofHours(5));

    rig.until(GenerationState.Succeeded.class);
  }

  @Test
  void anExpiryThatWasOvertakenByTheResultDoesNotLoseTheClip() {
    Rig rig = new Rig();
    rig.backend.results.then(Either.left(NOT_FOUND));
    rig.until(GenerationState.Fetching.class);
    rig.time.sleep(Duration.ofHours(2));
    for (int i = 0; i < 2; i++) {
      rig.step();
      rig.time.sleep(Duration.ofMinutes(1));
    }
    rig.journal.beforeAppend(() ->
        rig.journal.write(
            ID, new GenerationEvent.ResultFetched(TestBackend.CLIP, Charge.unknown(), rig.now())));

    rig.step();

    assertThat(rig.state()).isInstanceOf(GenerationState.Downloading.class);
  }

  @Test
  void completedIsNotSuccess() {
    Rig rig = new Rig();
    ProviderError error = ProviderError.of(ProviderError.Kind.FAULT, "internal", "broke");
    rig.backend.results.then(Either.right(new ProviderResult.Failed(error, Charge.unknown())));

    GenerationState.Failed failed = rig.until(GenerationState.Failed.class);

    assertThat(failed.failure()).isEqualTo(new GenerationFailure.ByProvider(error));
    assertThat(failed.cost()).isEqualTo(Cost.unknown());
  }

  @Test
  void anErrorThatNothingProvesEndsNothingByItself() {
    Rig rig = new Rig();
    rig.backend.results.then(perhapsFailed("http_500")).then(finished());

    assertThat(rig.until(GenerationState.Succeeded.class).clip()).isEqualTo(TestBackend.STORED);
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void anErrorThatNothingProvesIsBelievedAfterMinutesAndItsChargeIsUnknown() {
    Rig rig = new Rig();
    rig.backend.results.then(perhapsFailed("http_500"));
    GenerationState.Fetching fetching = rig.until(GenerationState.Fetching.class);

    GenerationState.Failed failed = rig.until(GenerationState.Failed.class);

    assertThat(failed.failure()).isInstanceOf(GenerationFailure.ByProvider.class);
    assertThat(failed.cost()).isEqualTo(Cost.unknown());
    assertThat(Duration.between(fetching.since(), failed.since()))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7));
  }

  @Test
  void errorsThatDifferProveNothingHoweverLong() {
    Rig rig = new Rig();
    for (int i = 0; i < 30; i++) {
      rig.backend.results.then(perhapsFailed(i % 2 == 0 ? "http_500" : "http_422"));
    }
    rig.backend.results.then(finished());

    rig.until(GenerationState.Succeeded.class);
  }

  @Test
  void anErrorThatNothingProvesIsNotBelievedForTheTimeThatNobodyAsked() {
    Rig rig = new Rig();
    rig.backend
        .results
        .then(perhapsFailed("http_500"))
        .then(perhapsFailed("http_500"))
        .then(perhapsFailed("http_500"))
        .then(finished());
    rig.until(GenerationState.Fetching.class);
    rig.step();
    rig.time.sleep(Duration.ofHours(5));

    rig.until(GenerationState.Succeeded.class);
  }

  @Test
  void whatIsNotReadyHadNoErrorBefore() {
    Rig rig = new Rig();
    for (int i = 0; i < 7; i++) {
      rig.backend.results.then(perhapsFailed("http_500"));
    }
    rig.backend.results.then(Either.right(new ProviderResult.NotReady()));
    for (int i = 0; i < 7; i++) {
      rig.backend.results.then(perhapsFailed("http_500"));
    }
    rig.backend.results.then(finished());

    rig.until(GenerationState.Succeeded.class);
  }

  @Test
  void aCancellationThatNothingProvesIsBelievedOfWhoeverAskedForIt() {
    Either<ProviderFailure, ProviderResult> cancelled =
        Either.right(new ProviderResult.Unproven(new ProviderResult.Cancelled(Charge.unknown())));
    Rig unasked = new Rig();
    unasked.backend.results.then(cancelled).then(finished());
    Rig asked = new Rig();
    asked.backend.statuses.then(RUNNING).then(RUNNING).then(COMPLETED);
    asked.backend.results.then(cancelled).then(finished());
    asked.until(GenerationState.Running.class);
    asked.tell(new GenerationEvent.CancelAsked(asked.now()));

    unasked.until(GenerationState.Succeeded.class);
    asked.until(GenerationState.Cancelled.class);
    assertThat(asked.backend.results.count()).isEqualTo(1);
  }

  private static Either<ProviderFailure, ProviderResult> perhapsFailed(String type) {
    ProviderError error = ProviderError.of(ProviderError.Kind.FAULT, type, "who says so?");
    // even if it is said to be free, nobody knows who says so
    Charge free = new Charge(Option.of(BigDecimal.ZERO), Option.none());
    return Either.right(new ProviderResult.Unproven(new ProviderResult.Failed(error, free)));
  }

  @Test
  void aResultThatIsNotReadyIsAskedForLessAndLessOften() {
    Rig rig = new Rig();
    rig.backend.results.then(Either.right(new ProviderResult.NotReady()));
    rig.until(GenerationState.Fetching.class);
    for (int i = 0; i < 12; i++) {
      rig.step();
    }

    assertThat(rig.pauseOf(rig.engine.advance(ID))).isGreaterThan(Duration.ofSeconds(40));
  }

  @Test
  void aWishToCancelThatDoesNotComeThroughDoesNotHideTheEnd() {
    Rig rig = new Rig();
    rig.backend.statuses.then(RUNNING).then(RUNNING).then(COMPLETED);
    rig.backend.cancels.then(Either.left(new ProviderFailure.ServerFault("503")));
    rig.until(GenerationState.Running.class);

    rig.tell(new GenerationEvent.CancelAsked(rig.now()));

    rig.until(GenerationState.Succeeded.class);
    assertThat(rig.backend.cancels.count()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aWishToCancelIsRepeatedUntilTheProviderKnows() {
    Rig rig = new Rig();
    rig.backend.statuses.then(RUNNING);
    rig.backend
        .cancels
        .then(Either.left(new ProviderFailure.Unreachable("reset")))
        .then(Either.right(CancelAnswer.REQUESTED));
    rig.until(GenerationState.Running.class);
    rig.tell(new GenerationEvent.CancelAsked(rig.now()));
    for (int i = 0; i < 10; i++) {
      rig.step();
    }

    assertThat(((GenerationState.Running) rig.state()).cancel()).isEqualTo(Cancel.SENT);
    assertThat(rig.backend.cancels.count()).isEqualTo(2);
  }

  @Test
  void aClipThatMayNotBeFetchedIsParkedAndNotGivenUp() {
    Rig rig = new Rig();
    rig.backend.keeps.then(Either.left(new ClipFailure.Forbidden("not from there")));
    rig.until(GenerationState.Downloading.class);

    assertThat(rig.engine.advance(ID)).isInstanceOf(NextStep.Parked.class);
    assertThat(rig.state()).isInstanceOf(GenerationState.Downloading.class);
    assertThat(rig.journal.trouble(ID).get().get())
        .satisfies(trouble -> {
          assertThat(trouble.kind()).isEqualTo(Trouble.Kind.CLIP_FORBIDDEN);
          assertThat(trouble.reason()).isEqualTo("not from there");
          assertThat(trouble.address()).contains(TestBackend.CLIP.location());
          assertThat(trouble.stuck()).isTrue();
        });
  }

  @Test
  void aFullDiskIsWaitedOutHoweverLongItTakes() {
    Rig rig = new Rig();
    rig.backend.keeps.then(Either.left(new ClipFailure.NotWritable("disk full")));
    rig.until(GenerationState.Downloading.class);
    for (int i = 0; i < 400; i++) {
      rig.step();
    }
    assertThat(rig.state()).isInstanceOf(GenerationState.Downloading.class);

    rig.backend.keeps.then(Either.right(TestBackend.STORED));

    assertThat(rig.until(GenerationState.Succeeded.class).clip()).isEqualTo(TestBackend.STORED);
  }

  @Test
  void whoeverWaitsIsToldWhenNoAddressLeadsAnywhereAndMayLookAtOnce() {
    Rig rig = new Rig();
    rig.backend.keeps.then(Either.left(new ClipFailure.Gone("404")));
    NextStep next = rig.step();
    while (!(next instanceof NextStep.Parked)) {
      next = rig.step();
    }

    assertThat(rig.journal.trouble(Rig.ID).get().get())
        .matches(Trouble::stuck)
        .extracting(Trouble::kind)
        .isEqualTo(Trouble.Kind.CLIP_GONE);
    // Somebody looks, before it would be its turn.
    rig.backend.keeps.then(Either.right(TestBackend.STORED));
    Instant now = rig.time.now();
    while (!(rig.state() instanceof GenerationState.Succeeded)) {
      assertThat(rig.engine.advance(Rig.ID)).isNotInstanceOf(NextStep.Parked.class);
    }
    assertThat(rig.time.now()).isEqualTo(now);
  }

  @Test
  void aClipThatComesDamagedOrNotAtAllIsLostOnlyInTheEnd() {
    for (ClipFailure failure :
        List.of(new ClipFailure.Gone("404"), new ClipFailure.Damaged("no end"))) {
      Rig rig = new Rig();
      rig.backend.keeps.then(Either.left(failure));
      GenerationState.Downloading downloading = rig.until(GenerationState.Downloading.class);

      GenerationState.Failed failed = rig.until(GenerationState.Failed.class);

      assertThat(failed.failure())
          .isEqualTo(
              new GenerationFailure.ClipLost(
                  "paid, and the clip is lost: %s, at %s"
                      .formatted(failure.reason(), TestBackend.CLIP.location())));
      assertThat(failed.cost()).isEqualTo(Cost.of(failed.order(), Charge.unknown()));
      assertThat(Duration.between(downloading.since(), failed.since()))
          .isGreaterThanOrEqualTo(Duration.ofHours(1));
    }
  }

  @Test
  void afterALongSleepOneAnswerOfTheClipsHostLosesNoClip() {
    for (ClipFailure failure :
        List.of(new ClipFailure.Gone("404"), new ClipFailure.Damaged("no end"))) {
      Rig rig = new Rig();
      rig.backend.keeps.then(Either.left(failure)).then(Either.right(TestBackend.STORED));
      rig.until(GenerationState.Downloading.class);
      rig.time.sleep(Duration.ofHours(5));

      assertThat(rig.until(GenerationState.Succeeded.class).clip()).isEqualTo(TestBackend.STORED);
    }
  }

  @Test
  void afterALongSleepOneAnswerWithoutAClipEndsNothing() {
    Rig rig = new Rig();
    rig.backend
        .results
        .then(Either.right(new ProviderResult.WithoutClip("{}", Charge.unknown())))
        .then(finished());
    rig.until(GenerationState.Fetching.class);
    rig.time.sleep(Duration.ofHours(5));

    rig.until(GenerationState.Succeeded.class);
  }

  @Test
  void queuePositionsAndLogLinesAreToldOnce() {
    Rig rig = new Rig();
    LogLine first = new LogLine("loaded", Option.none());
    LogLine second = new LogLine("half", Option.none());
    rig.backend
        .statuses
        .then(Either.right(new ProviderStatus.Queued(Option.of(2), List.of())))
        .then(Either.right(new ProviderStatus.Queued(Option.of(2), List.of())))
        .then(Either.right(new ProviderStatus.Queued(Option.none(), List.of())))
        .then(Either.right(new ProviderStatus.Running(List.of(first))))
        .then(Either.right(new ProviderStatus.Running(List.of(first, second))))
        .then(Either.right(new ProviderStatus.Completed(List.of(first, second))));

    rig.until(GenerationState.Succeeded.class);

    assertThat(rig.notices.stream().filter(notice -> !(notice instanceof Notice.Moved)))
        .containsExactly(
            new Notice.QueueMoved(SHOP, 2),
            new Notice.Logged(SHOP, first),
            new Notice.Logged(SHOP, second));
  }

  @Test
  void aResultThatWasToldNeedsNoQuestion() {
    Rig rig = new Rig();
    GenerationState.Queued queued = rig.until(GenerationState.Queued.class);

    rig.engine.finish(Rig.ID, queued.handle(), finished().get());

    assertThat(rig.state()).isInstanceOf(GenerationState.Downloading.class);
    assertThat(rig.backend.statuses.count() + rig.backend.results.count()).isZero();
  }

  @Test
  void aMessageThatItIsNotOverChangesNothing() {
    Rig rig = new Rig();
    GenerationState.Queued queued = rig.until(GenerationState.Queued.class);
    List<GenerationEvent> known = rig.events();

    rig.engine.finish(Rig.ID, queued.handle(), new ProviderResult.NotReady());

    assertThat(rig.events()).isEqualTo(known);
  }

  @Test
  void aResultOfAnotherRequestIsNotTaken() {
    Rig rig = new Rig();
    GenerationState.Queued queued = rig.until(GenerationState.Queued.class);

    rig.engine.finish(Rig.ID, Handle.of(TestOrders.SHOP, "another"), finished().get());

    assertThat(rig.state()).isEqualTo(queued);
  }

  @Test
  void aResultThatIsToldTwiceCountsOnce() {
    Rig rig = new Rig();
    GenerationState.Queued queued = rig.until(GenerationState.Queued.class);

    var first = rig.engine.finish(Rig.ID, queued.handle(), finished().get());
    GenerationState after = rig.state();
    var second = rig.engine.finish(Rig.ID, queued.handle(), finished().get());

    assertThat(first).isInstanceOf(NextStep.At.class);
    assertThat(second).isInstanceOf(NextStep.At.class);
    assertThat(rig.state()).isEqualTo(after);
  }
}
