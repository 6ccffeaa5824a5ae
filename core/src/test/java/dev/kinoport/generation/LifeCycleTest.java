package dev.kinoport.generation;

import static dev.kinoport.generation.TestStates.after;
import static dev.kinoport.generation.TestStates.cancelAsked;
import static dev.kinoport.generation.TestStates.cancelSent;
import static dev.kinoport.generation.TestStates.second;
import static dev.kinoport.generation.TestStates.submitFailed;
import static dev.kinoport.generation.TestStates.submitInDoubt;
import static dev.kinoport.generation.TestStates.submitStarted;
import static dev.kinoport.generation.TestStates.uploaded;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.generation.GenerationState.Cancel;
import dev.kinoport.generation.GenerationState.Cancellable;
import dev.kinoport.generation.Step.Command;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifeCycleTest {
  /**
   * What each event makes of each state; a dot is nothing. Planned, Submitting, in Doubt, Queued,
   * Running, Fetching, downLoading; + succeeded, - failed, x cancelled.
   */
  private static final String TRANSITIONS =
      """
                           P S D Q R F L + - x
      Admitted             . . . . . . . . . .
      ImageUploaded        P . . . . . . . . .
      SubmitStarted        S . . . . . . . . .
      SubmitAccepted       Q Q Q . . . . . . .
      SubmitFailed         . P P . . . . . . .
      SubmitFailed(7)      . . . . . . . . . .
      SubmitInDoubt        . D . . . . . . . .
      SubmitInDoubt(7)     . . . . . . . . . .
      MovedOn              P P . . . P . . . .
      MovedOn(elsewhere)   . . . . . . . . . .
      MovedOn(content)     . . . . . . . . . .
      MovedOn(paid)        . . . . . . . . . .
      Started              . . . R . . . . . .
      Completed            . . . F F . . . . .
      ResultFetched        . . . . . L . . . .
      CancelAsked          P S D Q R . . . . .
      CancelSent           . . . . . . . . . .
      ClipAddressLost      . . . . . . F . . .
      ClipHostTrusted      P S D Q R F L . . .
      ClipLocated          . . . L L L L . . .
      ClipStored           . . . . . . + . . .
      ClipAdopted          . . . + + + + . . .
      Failed(ByProvider)   - - - - - - . . . .
      Failed(NeverSent)    - - - . . . . . . .
      Failed(Abandoned)    - - - - - - - . . .
      Failed(Expired)      . . . - - - . . . .
      Failed(WithoutClip)  . . . . . - . . . .
      Failed(ClipLost)     . . . . . . - . . .
      Cancelled            x x x x x x x . . .
      """;

  private static final Map<String, GenerationEvent> EVENTS =
      Map.ofEntries(
          Map.entry("Admitted", TestStates.admitted()),
          Map.entry("ImageUploaded", uploaded()),
          Map.entry("SubmitStarted", submitStarted(1)),
          Map.entry("SubmitAccepted", TestStates.accepted()),
          Map.entry("SubmitFailed", submitFailed(1)),
          Map.entry("SubmitFailed(7)", submitFailed(7)),
          Map.entry("SubmitInDoubt", submitInDoubt(1)),
          Map.entry("SubmitInDoubt(7)", submitInDoubt(7)),
          Map.entry("MovedOn", TestStates.movedOn(ProviderError.Kind.DENIED)),
          Map.entry("MovedOn(content)", TestStates.movedOn(ProviderError.Kind.REFUSED)),
          Map.entry(
              "MovedOn(elsewhere)",
              new GenerationEvent.MovedOn(
                  ProviderName.of("a-third"),
                  1,
                  new GenerationFailure.NeverSent("offline"),
                  second(9))),
          Map.entry(
              "MovedOn(paid)",
              new GenerationEvent.MovedOn(
                  TestOrders.OTHER_SHOP, 1, new GenerationFailure.Expired("forgotten"), second(9))),
          Map.entry("Started", new GenerationEvent.Started(second(5))),
          Map.entry("Completed", new GenerationEvent.Completed(second(6))),
          Map.entry("ResultFetched", TestStates.resultFetched()),
          Map.entry("CancelAsked", cancelAsked()),
          Map.entry("CancelSent", cancelSent()),
          Map.entry("ClipStored", TestStates.clipStored()),
          Map.entry(
              "ClipAddressLost", new GenerationEvent.ClipAddressLost("404", second(8), second(8))),
          Map.entry(
              "ClipHostTrusted", new GenerationEvent.ClipHostTrusted("clips.test", second(8))),
          Map.entry(
              "ClipLocated",
              new GenerationEvent.ClipLocated(
                  URI.create("https://elsewhere.test/1.mp4"), second(8))),
          Map.entry(
              "ClipAdopted",
              new GenerationEvent.ClipAdopted(TestStates.STORED, TestStates.COST, second(8))),
          Map.entry("Failed(ByProvider)", TestStates.failed(TestStates.byProvider())),
          Map.entry("Failed(NeverSent)", failed(new GenerationFailure.NeverSent("offline"))),
          Map.entry("Failed(Abandoned)", failed(new GenerationFailure.Abandoned("enough"))),
          Map.entry("Failed(Expired)", failed(new GenerationFailure.Expired("forgotten"))),
          Map.entry("Failed(WithoutClip)", failed(new GenerationFailure.WithoutClip("seed"))),
          Map.entry("Failed(ClipLost)", failed(new GenerationFailure.ClipLost("gone"))),
          Map.entry("Cancelled", TestStates.cancelled()));

  private static final Map<String, GenerationState> STATES =
      Map.of(
          "P", TestStates.planned(),
          "S", TestStates.submitting(),
          "D", TestStates.inDoubt(),
          "Q", TestStates.queued(),
          "R", TestStates.running(),
          "F", TestStates.fetching(),
          "L", TestStates.downloading(),
          "+", TestStates.succeeded(),
          "-", TestStates.failedState(),
          "x", TestStates.cancelledState());

  private static GenerationEvent failed(GenerationFailure failure) {
    return TestStates.failed(failure);
  }

  private static String letterOf(GenerationState state) {
    return STATES.entrySet().stream()
        .filter(entry -> entry.getValue().getClass().equals(state.getClass()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  static Stream<String> rows() {
    return TRANSITIONS.lines().skip(1);
  }

  private static List<String> cells(String row) {
    return List.of(row.split(" +", -1));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anEventDoesInEachStateWhatTheTableSays(String row) {
    List<String> columns = cells(TRANSITIONS.lines().findFirst().orElseThrow());
    List<String> cells = cells(row);
    GenerationEvent event = requireNonNull(EVENTS.get(cells.get(0)), cells.get(0));

    for (int i = 1; i < columns.size(); i++) {
      GenerationState state = requireNonNull(STATES.get(columns.get(i)), columns.get(i));
      String became = LifeCycle.apply(state, event).map(LifeCycleTest::letterOf).getOrElse(".");

      assertThat(became).as("%s in %s", cells.get(0), state).isEqualTo(cells.get(i));
    }
  }

  @Test
  void theTableHasEveryKindOfEventAndOfState() {
    assertThat(EVENTS.values().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(kindsOf(GenerationEvent.class));
    assertThat(STATES.values().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(kindsOf(GenerationState.class));
    assertThat(rows().map(row -> cells(row).get(0)))
        .containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
  }

  private static List<Class<?>> kindsOf(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isInterface() ? kindsOf(kind).stream() : Stream.of(kind))
        .<Class<?>>map(kind -> kind)
        .distinct()
        .toList();
  }

  @Test
  void nothingThatWasAppliedAppliesAgain() {
    GenerationState running = TestStates.running();

    assertThat(LifeCycle.apply(running, new GenerationEvent.Started(second(9)))).isEmpty();
    assertThat(LifeCycle.apply(running, TestStates.accepted())).isEmpty();
    assertThat(LifeCycle.apply(after(uploaded()), uploaded())).isEmpty();
    assertThat(LifeCycle.apply(after(cancelAsked()), cancelAsked())).isEmpty();
  }

  @Test
  void anotherRequestOfTheProvidersDoesNotReplaceTheFirst() {
    GenerationEvent other =
        new GenerationEvent.SubmitAccepted(
            Handle.of(TestOrders.SHOP, "r2"), GenerationEvent.Via.WEBHOOK, second(9));

    assertThat(LifeCycle.apply(TestStates.queued(), other)).isEmpty();
  }

  /**
   * It is paid for, so it is known to somebody, also if the provider is wired under a wrong name.
   */
  @ParameterizedTest
  @EnumSource
  void onlyOurOwnCallMayBringARequestOfAnotherProvider(GenerationEvent.Via via) {
    GenerationEvent strange =
        new GenerationEvent.SubmitAccepted(
            Handle.of(ProviderName.of("stranger"), "r1"), via, second(9));
    boolean isOurCall = via == GenerationEvent.Via.ANSWER || via == GenerationEvent.Via.LISTING;

    assertThat(LifeCycle.apply(TestStates.submitting(), strange).isDefined()).isEqualTo(isOurCall);
    assertThat(LifeCycle.apply(TestStates.inDoubt(), strange).isDefined()).isEqualTo(isOurCall);
  }

  @Test
  void whatIsKnownGoesAlong() {
    assertThat(TestStates.inDoubt())
        .isEqualTo(
            new GenerationState.InDoubt(
                TestStates.ORDER.staying(),
                Map.of(imageDigest(), TestStates.UPLOADED),
                1,
                second(2),
                "no answer",
                Cancel.NOT_ASKED,
                second(3)));
    assertThat(TestStates.succeeded())
        .isEqualTo(
            new GenerationState.Succeeded(
                TestStates.ORDER,
                TestStates.HANDLE,
                TestStates.STORED,
                TestStates.COST,
                second(8)));
  }

  @Test
  void whatMovesOnBeginsAnewElsewhereAndCountsOn() {
    GenerationState moved =
        after(
            uploaded(),
            submitStarted(1),
            cancelAsked(),
            TestStates.movedOn(ProviderError.Kind.DENIED));

    assertThat(moved)
        .isEqualTo(
            new GenerationState.Planned(
                TestStates.ORDER.movedOn(),
                Map.of(),
                1,
                second(9),
                Option.of("not here (no)"),
                Cancel.ASKED,
                second(9)));
    assertThat(moved.order().provider()).isEqualTo(TestOrders.OTHER_SHOP);
    assertThat(moved.order().reservation()).isEqualTo(TestStates.ORDER.reservation());
    assertThat(moved.order().next()).isEmpty();
  }

  @Test
  void whatWasInDoubtOnceNeverMovesOn() {
    GenerationState sentAgain =
        after(uploaded(), submitStarted(1), submitInDoubt(1), submitFailed(1), submitStarted(2));

    assertThat(LifeCycle.apply(sentAgain, TestStates.movedOn(ProviderError.Kind.DENIED))).isEmpty();
  }

  @Test
  void whatTheCallerWantsNoMoreIsBoughtNowhereElse() {
    GenerationState asked = LifeCycle.apply(TestStates.running(), cancelAsked()).get();
    GenerationState done = LifeCycle.apply(asked, new GenerationEvent.Completed(second(6))).get();

    assertThat(LifeCycle.apply(done, TestStates.movedOn(ProviderError.Kind.FAULT))).isEmpty();
  }

  @Test
  void whoSaidNoIsNotListenedToAnyMore() {
    GenerationState moved =
        after(uploaded(), submitStarted(1), TestStates.movedOn(ProviderError.Kind.DENIED));

    assertThat(LifeCycle.apply(moved, TestStates.accepted())).isEmpty();
    assertThat(LifeCycle.isSameGround(after(uploaded(), submitStarted(1), submitFailed(1)), moved))
        .isFalse();
  }

  @Test
  void aSecondAttemptKeepsTheUploadsAndCounts() {
    GenerationState again = after(uploaded(), submitStarted(1), submitFailed(1), submitStarted(2));

    assertThat(again)
        .isInstanceOfSatisfying(
            GenerationState.Submitting.class,
            submitting -> {
              assertThat(submitting.attempts()).isEqualTo(2);
              assertThat(submitting.uploads()).containsKey(imageDigest());
            });
    assertThat(LifeCycle.apply(again, submitFailed(1))).isEmpty();
    assertThat(LifeCycle.apply(again, submitInDoubt(1))).isEmpty();
  }

  @Test
  void whatWaitsIsSentSoonerAndNeverLater() {
    GenerationState waits = after(uploaded(), submitStarted(1), failedUntil(second(60)));

    assertThat(LifeCycle.apply(waits, failedUntil(second(61)))).isEmpty();
    assertThat(LifeCycle.apply(waits, failedUntil(second(9))))
        .contains(after(uploaded(), submitStarted(1), failedUntil(second(9))));
  }

  private static GenerationEvent failedUntil(Instant retryAt) {
    return new GenerationEvent.SubmitFailed(1, "busy", retryAt, second(3));
  }

  /** Its own answer alone: what is found may be another's. */
  @ParameterizedTest
  @EnumSource
  void whatWasGivenUpLearnsItsNameAndNothingElse(GenerationEvent.Via via) {
    GenerationEvent taken = new GenerationEvent.SubmitAccepted(TestStates.HANDLE, via, second(9));
    GenerationState.Failed givenUp =
        (GenerationState.Failed)
            after(uploaded(), submitStarted(1), failed(new GenerationFailure.Abandoned("enough")));

    Option<GenerationState> named = LifeCycle.apply(givenUp, taken);

    assertThat(named.isDefined()).isEqualTo(via == GenerationEvent.Via.ANSWER);
    named.forEach(state -> {
      assertThat(state)
          .isEqualTo(
              new GenerationState.Failed(
                  givenUp.order(),
                  Option.some(TestStates.HANDLE),
                  givenUp.failure(),
                  givenUp.cost(),
                  givenUp.since()));
      assertThat(LifeCycle.apply(state, taken)).isEmpty();
    });
  }

  @Test
  void aWishToCancelStaysUntilTheProviderKnows() {
    assertThat(wish(after(cancelAsked()))).isEqualTo(Cancel.ASKED);
    assertThat(wish(after(uploaded(), submitStarted(1), cancelAsked(), submitInDoubt(1))))
        .isEqualTo(Cancel.ASKED);
    assertThat(wish(after(uploaded(), submitStarted(1), cancelAsked(), submitFailed(1))))
        .isEqualTo(Cancel.ASKED);
    GenerationState queued =
        after(uploaded(), submitStarted(1), cancelAsked(), TestStates.accepted());
    assertThat(wish(queued)).isEqualTo(Cancel.ASKED);
    GenerationState told = LifeCycle.apply(queued, cancelSent()).get();
    assertThat(wish(told)).isEqualTo(Cancel.SENT);
    assertThat(wish(LifeCycle.apply(told, new GenerationEvent.Started(second(9))).get()))
        .isEqualTo(Cancel.SENT);
  }

  @Test
  void whoeverIsToBeCancelledIsNotSubmitted() {
    assertThat(LifeCycle.apply(after(uploaded(), cancelAsked()), submitStarted(1))).isEmpty();
  }

  private static Cancel wish(GenerationState state) {
    return ((Cancellable) state).cancel();
  }

  @Test
  void eachStateHasItsNextStep() {
    Instant atOnce = Instant.EPOCH;
    var image = TestStates.ORDER.request().localImages().get(0);

    assertThat(LifeCycle.next(TestStates.planned()))
        .isEqualTo(new Step(new Command.Upload(image), atOnce));
    assertThat(LifeCycle.next(TestStates.ready()))
        .isEqualTo(new Step(new Command.Submit(1), TestOrders.ORDERED_AT));
    assertThat(LifeCycle.next(after(uploaded(), submitStarted(1), submitFailed(1))))
        .isEqualTo(new Step(new Command.Submit(2), second(9)));
    assertThat(LifeCycle.next(after(cancelAsked())))
        .isEqualTo(new Step(new Command.Withdraw(), atOnce));
    assertThat(LifeCycle.next(TestStates.submitting()))
        .isEqualTo(new Step(new Command.Doubt(), second(180)));
    assertThat(LifeCycle.next(TestStates.inDoubt()))
        .isEqualTo(new Step(new Command.Reconcile(), atOnce));
    assertThat(LifeCycle.next(TestStates.queued())).isEqualTo(new Step(new Command.Poll(), atOnce));
    assertThat(LifeCycle.next(TestStates.running()))
        .isEqualTo(new Step(new Command.Poll(), atOnce));
    assertThat(LifeCycle.next(TestStates.fetching()))
        .isEqualTo(new Step(new Command.FetchResult(), atOnce));
    assertThat(LifeCycle.next(TestStates.downloading()))
        .isEqualTo(new Step(new Command.StoreClip(), atOnce));
    for (GenerationState ended :
        List.of(TestStates.succeeded(), TestStates.failedState(), TestStates.cancelledState())) {
      assertThat(LifeCycle.next(ended)).isEqualTo(new Step(new Command.Rest(), atOnce));
    }
  }

  @Test
  void theProviderIsToldOnceOfAWishToCancel() {
    GenerationState asked = LifeCycle.apply(TestStates.running(), cancelAsked()).get();

    assertThat(LifeCycle.next(asked).command()).isEqualTo(new Command.SendCancel());
    assertThat(LifeCycle.next(LifeCycle.apply(asked, cancelSent()).get()).command())
        .isEqualTo(new Command.Poll());
  }

  @Test
  void anEndHoldsOnlyOnTheGroundItWasDecidedOn() {
    GenerationState first = TestStates.submitting();
    GenerationState second = after(uploaded(), submitStarted(1), submitFailed(1), submitStarted(2));

    assertThat(LifeCycle.isSameGround(first, TestStates.inDoubt())).isTrue();
    assertThat(LifeCycle.isSameGround(first, LifeCycle.apply(first, cancelAsked()).get())).isTrue();
    assertThat(LifeCycle.isSameGround(first, second)).isFalse();
    assertThat(LifeCycle.isSameGround(TestStates.planned(), TestStates.submitting())).isFalse();
    assertThat(LifeCycle.isSameGround(TestStates.planned(), TestStates.queued())).isFalse();
    assertThat(LifeCycle.isSameGround(TestStates.fetching(), TestStates.downloading())).isFalse();
    assertThat(LifeCycle.isSameGround(TestStates.fetching(), TestStates.fetching())).isTrue();
  }

  @Test
  void aJournalThatCannotHaveHappenedIsADefect() {
    assertThatThrownBy(() -> LifeCycle.fold(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LifeCycle.fold(List.of(cancelAsked())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins with its admission");
    assertThatThrownBy(() -> after(TestStates.clipStored()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot happen");
    assertThatThrownBy(() -> after(TestStates.admitted()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String imageDigest() {
    return TestStates.ORDER.request().localImages().get(0).sha256();
  }

  @Test
  void anImageIsUploadedOnce() {
    GenerationEvent elsewhere =
        new GenerationEvent.ImageUploaded(
            imageDigest(),
            new Upload("storage", URI.create("https://uploads.test/2.png"), second(2)),
            second(2));

    assertThat(LifeCycle.apply(TestStates.ready(), elsewhere)).isEmpty();
  }
}
