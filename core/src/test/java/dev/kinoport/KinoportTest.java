package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.engine.QuietLog;
import dev.kinoport.engine.TestBackend;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.TestJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.price.Money;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.ManualTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class KinoportTest {
  private static final RequestDraft KITE =
      RequestDraft.of(TestOffers.ALIAS)
          .prompt("a kite")
          .firstFrame(ImageSource.url("https://images.test/kite.png"));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime();
  private final TestJournal journal = new TestJournal();
  private final TestBackend backend = new TestBackend();
  private final Kinoport kinoport =
      Kinoport.builder().provider(backend.provider()).journal(journal).time(time).build();

  private GenerationId started() {
    return kinoport.start(KITE, Terms.standard()).get();
  }

  private GenerationId running() {
    backend.statuses.then(Either.right(new ProviderStatus.Running(List.of())));
    GenerationId id = started();
    time.advance(MINUTE);
    return id;
  }

  private GenerationId inDoubt() {
    backend.submits.then(new SubmitAnswer.Unknown("reset"));
    backend.finds.then(Either.right(new Finding.Unsupported("no records")));
    GenerationId id = started();
    time.advance(MINUTE);
    return id;
  }

  @Test
  void theEndCanBeAskedForAsOftenAsOneLikes() {
    GenerationId id = started();

    Generated first = kinoport.await(id).get();

    assertThat(first.clip()).isEqualTo(TestBackend.STORED);
    assertThat(kinoport.await(id).get()).isEqualTo(first);
    assertThat(kinoport.await(id, Duration.ZERO).get()).isEqualTo(first);
    CompletionStage<Either<Failure, Generated>> result = kinoport.result(id);
    time.advance(Duration.ZERO);
    assertThat(result.toCompletableFuture()).isCompletedWithValue(Either.right(first));
  }

  @Test
  void aGenerationThatNobodyKnowsIsSaidToBeUnknown() {
    GenerationId none = new GenerationId("none");
    Failure unknown = new Failure.NoSuchGeneration(none);

    assertThat(kinoport.await(none).getLeft()).isEqualTo(unknown);
    assertThat(kinoport.find(none).getLeft()).isEqualTo(unknown);
    assertThat(kinoport.cancel(none).getLeft()).isEqualTo(unknown);
    assertThat(kinoport.abandon(none, "enough").getLeft()).isEqualTo(unknown);
    assertThat(kinoport.sendAgain(none, "enough").getLeft()).isEqualTo(unknown);
    assertThat(kinoport.sendNow(none, "enough").getLeft()).isEqualTo(unknown);
    assertThat(
            kinoport
                .adopt(none, Handle.of(TestOrders.SHOP, "r1"), GenerationEvent.Via.PERSON)
                .getLeft())
        .isEqualTo(unknown);
    time.advance(MINUTE);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void whoeverStopsWaitingIsToldThatItGoesOn() {
    GenerationId id = running();

    assertThat(kinoport.await(id, MINUTE).getLeft()).isInstanceOf(Failure.StillRunning.class);
    assertThat(backend.cancels.count()).isZero();
  }

  @Test
  void aWaitThatRunsIntoItsLimitCancelsIfAskedTo() {
    backend.statuses.then(Either.right(new ProviderStatus.Running(List.of())));

    Either<Failure, Generated> end =
        kinoport.generate(KITE, Terms.standard().waitLimit(MINUTE).cancellingAtWaitLimit());
    time.advance(MINUTE);

    assertThat(end.getLeft()).isInstanceOf(Failure.StillRunning.class);
    assertThat(backend.cancels.count()).isEqualTo(1);
  }

  @Test
  @Timeout(300)
  void anInterruptIsNotTheLimit() {
    backend.statuses.then(Either.right(new ProviderStatus.Running(List.of())));
    try (Kinoport real = Kinoport.builder().provider(backend.provider()).build()) {
      Thread.currentThread().interrupt();
      Either<Failure, Generated> end =
          real.generate(
              KITE, Terms.standard().waitLimit(Duration.ofHours(1)).cancellingAtWaitLimit());

      assertThat(Thread.interrupted()).isTrue();
      GenerationState state = ((Failure.StillRunning) end.getLeft()).state();
      GenerationState now = real.find(state.order().id()).get();
      assertThat(((GenerationState.Cancellable) now).cancel())
          .isEqualTo(GenerationState.Cancel.NOT_ASKED);
    }
  }

  @Test
  void beforeItIsSentACancelIsTheEndAndCostsNothing() {
    GenerationId id = started();

    assertThat(kinoport.cancel(id).get()).isInstanceOf(GenerationState.Planned.class);

    Failure end = kinoport.await(id).getLeft();
    assertThat(end)
        .isInstanceOfSatisfying(
            Failure.Cancelled.class,
            cancelled -> assertThat(cancelled.cost().basis()).isEqualTo(Cost.Basis.NOTHING));
    assertThat(backend.submits.count()).isZero();
  }

  @Test
  void whileItRunsACancelEndsAsTheProviderSays() {
    Charge nothing = new Charge(Option.of(BigDecimal.ZERO), Option.none());
    backend.results.then(Either.right(new ProviderResult.Cancelled(nothing)));
    GenerationId id = running();
    backend.cancels.thenDo(() -> {
      backend.statuses.then(Either.right(new ProviderStatus.Completed(List.of())));
      return Either.right(CancelAnswer.REQUESTED);
    });

    assertThat(kinoport.cancel(id).isRight()).isTrue();

    assertThat(kinoport.await(id).getLeft()).isInstanceOf(Failure.Cancelled.class);
  }

  @Test
  void aCancelThatComesTooLateKeepsTheClip() {
    GenerationId id = running();
    backend.cancels.then(Either.right(CancelAnswer.ALREADY_FINISHED));
    backend.statuses.then(Either.right(new ProviderStatus.Completed(List.of())));

    assertThat(kinoport.cancel(id).isRight()).isTrue();

    assertThat(kinoport.await(id).isRight()).isTrue();
  }

  @Test
  void inDoubtACancelDoesNotEndIt() {
    GenerationId id = inDoubt();

    assertThat(kinoport.cancel(id).get()).isInstanceOf(GenerationState.InDoubt.class);
    time.advance(MINUTE);

    assertThat(kinoport.await(id).getLeft()).isInstanceOf(Failure.InDoubt.class);
  }

  @Test
  void afterTheEndACancelChangesNothing() {
    GenerationId id = started();
    kinoport.await(id);

    assertThat(kinoport.cancel(id).get()).isInstanceOf(GenerationState.Succeeded.class);
  }

  @Test
  void aWishThatTheJournalCannotTakeIsKept() {
    GenerationId id = running();
    journal.readOnly(true);
    assertThat(kinoport.cancel(id).isRight()).isTrue();
    journal.readOnly(false);

    time.advance(Duration.ofMinutes(2));

    assertThat(backend.cancels.count()).isEqualTo(1);
  }

  @Test
  void whatIsInDoubtCanBeAdoptedAbandonedOrSentAgain() {
    GenerationId adopted = inDoubt();
    assertThat(
            kinoport
                .adopt(adopted, Handle.of(TestOrders.SHOP, "r7"), GenerationEvent.Via.PERSON)
                .get())
        .isInstanceOf(GenerationState.Queued.class);
    assertThat(kinoport.await(adopted).isRight()).isTrue();

    GenerationId abandoned = inDoubt();
    assertThat(kinoport.abandon(abandoned, "enough").get())
        .isInstanceOfSatisfying(
            GenerationState.Failed.class,
            failed -> {
              assertThat(failed.failure()).isEqualTo(new GenerationFailure.Abandoned("enough"));
              assertThat(failed.cost()).isEqualTo(Cost.unknown());
            });

    GenerationId again = inDoubt();
    backend.submits.then(new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r8")));
    assertThat(kinoport.sendAgain(again, "a person said so").get())
        .isInstanceOf(GenerationState.Planned.class);
    assertThat(kinoport.await(again).isRight()).isTrue();
  }

  @Test
  void whatIsToBeSentAgainLaterIsSentAtOnceIfAPersonWantsThat() {
    backend
        .submits
        .then(
            new SubmitAnswer.Refused(
                ProviderError.of(ProviderError.Kind.THROTTLED, "limit", "busy"),
                Option.of(Duration.ofHours(1))))
        .then(new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r8")));
    GenerationId id = kinoport.start(KITE, Terms.standard()).get();
    time.advance(MINUTE);
    kinoport.wake(id);
    time.advance(MINUTE);
    assertThat(backend.submits.count()).as("a look alone uses up no attempt").isEqualTo(1);

    assertThat(kinoport.sendNow(id, "I have time").get())
        .isInstanceOf(GenerationState.Planned.class);
    time.advance(MINUTE);

    assertThat(backend.submits.count()).isEqualTo(2);
    assertThat(kinoport.await(id).isRight()).isTrue();
  }

  /** It was planned when they asked for it, and was sent since. */
  @Test
  void whatIsInDoubtIsNotSentByWhoeverWantsItSentNow() {
    GenerationId id = inDoubt();
    int sent = backend.submits.count();

    assertThat(kinoport.sendNow(id, "I have time").get())
        .isInstanceOf(GenerationState.InDoubt.class);
    time.advance(MINUTE);

    assertThat(backend.submits.count()).isEqualTo(sent);
  }

  @Test
  void whatIsNotInDoubtCannotBeSentAgain() {
    GenerationId id = running();
    int sent = backend.submits.count();

    assertThat(kinoport.sendAgain(id, "more").get()).isInstanceOf(GenerationState.Running.class);
    assertThat(
            kinoport.adopt(id, Handle.of(TestOrders.SHOP, "r9"), GenerationEvent.Via.PERSON).get())
        .isInstanceOfSatisfying(
            GenerationState.Running.class,
            running -> assertThat(running.handle()).isEqualTo(Handle.of(TestOrders.SHOP, "r1")));
    time.advance(MINUTE);

    assertThat(backend.submits.count()).isEqualTo(sent);
  }

  @Test
  void anAbandonedGenerationsMoneyIsNotGivenOutAgain() {
    backend.submits.then(new SubmitAnswer.Unknown("reset"));
    backend.finds.then(Either.right(new Finding.Unsupported("no records")));
    Terms terms = Terms.standard().budget(Money.usd("0.30"));
    GenerationId id = kinoport.start(KITE, terms).get();
    time.advance(MINUTE);

    assertThat(kinoport.abandon(id, "enough").isRight()).isTrue();

    assertThat(kinoport.start(KITE, terms).getLeft()).isInstanceOf(Failure.OverBudget.class);
    assertThat(journal.ledger("default").get().spent()).contains(Money.usd("0.28"));
  }

  @Test
  @Timeout(300)
  void closingLetsGoOfWhoeverWaits() {
    backend.statuses.then(Either.right(new ProviderStatus.Running(List.of())));
    Kinoport real = Kinoport.builder().provider(backend.provider()).build();
    GenerationId id = real.start(KITE, Terms.standard()).get();
    CompletableFuture<Either<Failure, Generated>> waiting =
        CompletableFuture.supplyAsync(() -> real.await(id), Thread::startVirtualThread);

    real.close();

    assertThat(waiting.join().getLeft()).isInstanceOf(Failure.StillRunning.class);
    assertThat(real.await(id).getLeft()).isInstanceOf(Failure.StillRunning.class);
  }

  @Test
  void closingClosesEveryPartEvenIfOneFails() {
    List<String> closed = new ArrayList<>();
    Kinoport owner =
        Kinoport.builder()
            .provider(backend.provider())
            .time(time)
            .owning(() -> closed.add("first"))
            .owning(() -> {
              throw new IllegalArgumentException("planted");
            })
            .owning(() -> closed.add("third"))
            .build();

    assertThatThrownBy(owner::close)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("planted");
    assertThat(closed).containsExactly("first", "third");
  }

  @Test
  @Timeout(300)
  void whatABuilderMakesIsIndependentOfWhatItMadeBefore() {
    KinoportBuilder builder = Kinoport.builder().provider(backend.provider());
    try (Kinoport first = builder.build()) {
      builder.build().close();

      assertThat(first.generate(KITE, Terms.standard()).isRight()).isTrue();
    }
  }

  @Test
  void withoutABackendThereIsNothingToBuild() {
    assertThatThrownBy(() -> Kinoport.builder().build()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneListenerThatThrowsDoesNotSilenceTheOthers() {
    List<String> heard = new ArrayList<>();
    GenerationId id = started();
    try (Subscription bad =
            kinoport.watch(
                id,
                (who, notice) -> {
                  throw new IllegalStateException("planted");
                });
        Subscription good = kinoport.watch(id, (who, notice) -> heard.add("good"))) {
      assertThat(bad).isNotSameAs(good);
      assertThat(kinoport.await(id).isRight()).isTrue();
    }

    assertThat(heard).hasSize(5);
  }

  @Test
  void eachWatchEndsByItself() {
    List<String> heard = new ArrayList<>();
    GenerationId id = started();
    Subscription first = kinoport.watch(id, (who, notice) -> heard.add("first"));
    try (Subscription second = kinoport.watch(id, (who, notice) -> heard.add("second"))) {
      first.close();
      first.close();
      assertThat(second).isNotNull();
      assertThat(kinoport.await(id).isRight()).isTrue();
    }

    assertThat(heard).hasSize(5).containsOnly("second");
  }

  @Test
  void aJournalThatIsAwayIsSaidToBeAway() {
    journal.away(true);

    assertThat(kinoport.start(KITE, Terms.standard()).getLeft())
        .isInstanceOf(Failure.JournalUnavailable.class);
    assertThat(kinoport.resume().getLeft()).isInstanceOf(Failure.JournalUnavailable.class);
    assertThat(kinoport.find(new GenerationId("g1")).getLeft())
        .isInstanceOf(Failure.JournalUnavailable.class);
  }

  @Test
  void anotherProcessTakesUpWhatWasLeft() {
    GenerationId id = started();
    kinoport.close();
    try (Kinoport next =
        Kinoport.builder().provider(backend.provider()).journal(journal).time(time).build()) {
      assertThat(next.resume().get()).containsExactly(id);
      assertThat(next.await(id).isRight()).isTrue();
      assertThat(next.resume().get()).isEmpty();
    }
    assertThat(backend.submits.count()).isEqualTo(1);
  }
}
