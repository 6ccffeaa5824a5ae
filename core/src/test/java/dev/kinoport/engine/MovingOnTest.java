package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.TestJournal;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderError.Kind;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.time.ManualTime;
import dev.kinoport.view.GenerationView;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The next offer of an order is taken after a free no, and after nothing else. */
class MovingOnTest {
  private static final GenerationId ID = new GenerationId("g1");
  private static final Charge NOTHING = new Charge(Option.of(BigDecimal.ZERO), Option.none());

  private final ManualTime time = new ManualTime();
  private final TestJournal journal = new TestJournal();
  private final TestBackend first = new TestBackend();
  private final TestBackend second = new TestBackend();
  private final List<Notice> notices = new ArrayList<>();
  private final Engine both = engine(first.provider(), second.provider(TestOrders.OTHER_SHOP));

  MovingOnTest() {
    second.submits.then(new SubmitAnswer.Accepted(Handle.of(TestOrders.OTHER_SHOP, "r2")));
    admit(TestOrders.costing("g1", "0.28"));
  }

  private Engine engine(Provider... providers) {
    return new Engine(
        journal,
        List.of(providers),
        time,
        EngineSettings.standard(),
        (id, notice) -> notices.add(notice));
  }

  private void admit(Order order) {
    assertThat(
            journal
                .admit(List.of(TestOrders.chained(order, TestOrders.OTHER_SHOP, "0.30")))
                .isRight())
        .isTrue();
  }

  private GenerationState state() {
    return journal.read(ID).get().get().state();
  }

  /** Steps until it has ended, or waits for a person. */
  private GenerationState end(Engine engine) {
    for (int i = 0; i < 1_000 && !(state() instanceof GenerationState.Ended); i++) {
      NextStep next = engine.advance(ID);
      if (!(next instanceof NextStep.At at)) {
        return state();
      }
      if (at.when().isAfter(time.now())) {
        time.sleep(Duration.between(time.now(), at.when()));
      }
    }
    return state();
  }

  private List<GenerationEvent.MovedOn> moves() {
    return journal.read(ID).get().get().events().stream()
        .filter(GenerationEvent.MovedOn.class::isInstance)
        .map(GenerationEvent.MovedOn.class::cast)
        .toList();
  }

  private void assertBoughtOnceAtTheSecond() {
    assertThat(end(both)).isInstanceOf(GenerationState.Succeeded.class);
    assertThat(state().order().provider()).isEqualTo(TestOrders.OTHER_SHOP);
    assertThat(second.submits.count()).isOne();
    assertThat(moves()).hasSize(1);
  }

  private static SubmitAnswer refused(Kind kind) {
    return new SubmitAnswer.Refused(ProviderError.of(kind, "code", "no"), Option.none());
  }

  @ParameterizedTest
  @EnumSource(names = "REFUSED", mode = EnumSource.Mode.EXCLUDE)
  void aNoThatIsAboutTheShopIsTakenElsewhere(Kind kind) {
    first.submits.then(refused(kind));

    assertBoughtOnceAtTheSecond();

    assertThat(moves().getFirst().failure())
        .isEqualTo(new GenerationFailure.ByProvider(ProviderError.of(kind, "code", "no")));
  }

  @Test
  void anErrorThatNothingProvesIsNoFreeNoHoweverOftenItIsTold() {
    ProviderError error = ProviderError.of(Kind.FAULT, "http_500", "who says so?");
    first.results.then(
        Either.right(new ProviderResult.Unproven(new ProviderResult.Failed(error, NOTHING))));

    assertThat(end(both))
        .isInstanceOfSatisfying(
            GenerationState.Failed.class,
            failed -> assertThat(failed.cost()).isEqualTo(Cost.unknown()));
    assertThat(moves()).isEmpty();
    assertThat(second.submits.count()).isZero();
  }

  @Test
  void whatNeverLeftIsTakenElsewhereOnceTheFirstShopHasHadAllItsTries() {
    first.submits.then(new SubmitAnswer.NeverSent("no route"));

    assertBoughtOnceAtTheSecond();

    int tries = EngineSettings.standard().submitAttempts();
    assertThat(first.submits.count()).isEqualTo(tries);
    assertThat(moves().getFirst().attempts()).isEqualTo(tries);
  }

  @Test
  void theSecondShopHasAllItsTriesToo() {
    first.submits.then(new SubmitAnswer.NeverSent("no route"));
    TestBackend offline = new TestBackend();
    offline.submits.then(new SubmitAnswer.NeverSent("no route there either"));

    GenerationState end = end(engine(first.provider(), offline.provider(TestOrders.OTHER_SHOP)));

    assertThat(end)
        .isInstanceOfSatisfying(
            GenerationState.Failed.class,
            failed -> {
              assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.NOTHING);
              assertThat(failed.failure().message()).contains("there either");
            });
    assertThat(offline.submits.count()).isEqualTo(EngineSettings.standard().submitAttempts());
  }

  @Test
  void whatTheShopRefusesToMakeIsAskedOfNobodyElse() {
    first.submits.then(refused(Kind.REFUSED));

    assertThat(end(both)).isInstanceOf(GenerationState.Failed.class);

    assertThat(second.submits.count()).isZero();
    assertThat(moves()).isEmpty();
  }

  @Test
  void aDoubtIsNeverTakenElsewhereNotEvenOnceItIsResolved() {
    first.there = time::now;
    first.submits.then(new SubmitAnswer.Unknown("read timed out")).then(refused(Kind.DENIED));
    first.finds.then(Either.right(new Finding.Matches(List.of(), true)));

    assertThat(end(both)).isInstanceOf(GenerationState.Failed.class);

    assertThat(first.submits.count()).isEqualTo(2);
    assertThat(second.submits.count()).isZero();
  }

  /** It was asked again and again, without a pause. */
  @Test
  void aShopThatNamesARequestOfOneThatSaidNoIsAskedOnce() {
    first.submits.then(refused(Kind.DENIED));
    TestBackend confused = new TestBackend();
    confused.there = time::now;
    confused.submits.then(new SubmitAnswer.Unknown("read timed out"));
    Handle strange = Handle.of(TestOrders.SHOP, "r1");
    confused.finds.then(Either.right(new Finding.Matches(List.of(strange), true)));

    GenerationState end = end(engine(first.provider(), confused.provider(TestOrders.OTHER_SHOP)));

    assertThat(end).isInstanceOf(GenerationState.InDoubt.class);
    assertThat(confused.finds.count()).isOne();
    assertThat(journal.trouble(ID).get().get().reason()).contains("which had said no before");
  }

  @Test
  void aFailureThatIsNotBilledIsTakenElsewhere() {
    first.results.then(failed(Kind.FAULT, NOTHING));

    assertBoughtOnceAtTheSecond();
  }

  @Test
  void aFailureThatIsBilledOrMayBeIsTheEnd() {
    for (Charge charge :
        List.of(Charge.unknown(), new Charge(Option.of(BigDecimal.ONE), Option.none()))) {
      first.results.then(failed(Kind.FAULT, charge));
    }

    assertThat(end(both)).isInstanceOf(GenerationState.Failed.class);
    assertThat(second.submits.count()).isZero();
  }

  @Test
  void contentThatIsRefusedAfterTheWorkIsAskedOfNobodyElse() {
    first.results.then(failed(Kind.REFUSED, NOTHING));

    assertThat(end(both)).isInstanceOf(GenerationState.Failed.class);
    assertThat(second.submits.count()).isZero();
  }

  private static Either<ProviderFailure, ProviderResult> failed(Kind kind, Charge charge) {
    return Either.right(new ProviderResult.Failed(ProviderError.of(kind, "code", "no"), charge));
  }

  @Test
  void aLateNoFromTheFirstShopEndsNothingAtTheSecond() {
    first.results.then(failed(Kind.FAULT, NOTHING));
    assertBoughtUpTo(GenerationState.Planned.class);
    Handle old = Handle.of(TestOrders.SHOP, "r1");

    both.tell(ID, new GenerationEvent.SubmitAccepted(old, GenerationEvent.Via.WEBHOOK, time.now()));
    both.finish(
        ID, old, new ProviderResult.Failed(ProviderError.of(Kind.FAULT, "x", "x"), NOTHING));

    assertThat(state()).isInstanceOf(GenerationState.Planned.class);
    assertBoughtOnceAtTheSecond();
  }

  private void assertBoughtUpTo(Class<?> state) {
    while (moves().isEmpty()) {
      NextStep next = both.advance(ID);
      if (next instanceof NextStep.At at && at.when().isAfter(time.now())) {
        time.sleep(Duration.between(time.now(), at.when()));
      }
    }
    assertThat(state()).isInstanceOf(state);
  }

  @Test
  void aNoThatComesAfterTheDoubtWasWrittenDownIsTheEnd() {
    first.submits.thenDo(() -> {
      both.tell(ID, new GenerationEvent.SubmitInDoubt(1, "no answer in time", time.now()));
      return refused(Kind.DENIED);
    });

    assertThat(end(both)).isInstanceOf(GenerationState.Failed.class);

    assertThat(second.submits.count()).isZero();
    assertThat(first.submits.count()).isOne();
  }

  @Test
  void aWishToCancelThatMeetsTheNoBuysNothingElsewhere() {
    first.submits.thenDo(() -> {
      both.tell(ID, new GenerationEvent.CancelAsked(time.now()));
      return refused(Kind.DENIED);
    });

    assertThat(end(both)).isInstanceOf(GenerationState.Cancelled.class);

    assertThat(second.submits.count()).isZero();
  }

  @Test
  void anImageThatCannotBeReadHereIsSentToNobody() {
    first.uploads.then(Either.left(new ProviderFailure.BadInput("the file is gone")));
    TestJournal other = new TestJournal();
    other.admit(
        List.of(
            TestOrders.chained(
                TestOrders.order("g1", TestOrders.requestWithImage()),
                TestOrders.OTHER_SHOP,
                "0.30")));
    Engine engine =
        new Engine(
            other,
            List.of(first.provider(), second.provider(TestOrders.OTHER_SHOP)),
            time,
            EngineSettings.standard(),
            (id, notice) -> {});

    engine.advance(ID);

    assertThat(other.read(ID).get().get().state()).isInstanceOf(GenerationState.Failed.class);
  }

  @Test
  void imagesAreUploadedAnewToTheNextShop() {
    TestJournal other = new TestJournal();
    other.admit(
        List.of(
            TestOrders.chained(
                TestOrders.order("g1", TestOrders.requestWithImage()),
                TestOrders.OTHER_SHOP,
                "0.30")));
    first.submits.then(refused(Kind.DENIED));
    Engine engine =
        new Engine(
            other,
            List.of(first.provider(), second.provider(TestOrders.OTHER_SHOP)),
            time,
            EngineSettings.standard(),
            (id, notice) -> {});

    for (int i = 0; i < 20 && second.submits.count() == 0; i++) {
      engine.advance(ID);
    }

    assertThat(first.uploads.count()).isOne();
    assertThat(second.uploads.count()).isOne();
    assertThat(second.submits.count()).isOne();
  }

  @Test
  void whoeverDoesNotHaveTheNextShopLeavesItAloneAndSaysSo() {
    first.submits.then(refused(Kind.DENIED));
    Engine onlyFirst = engine(first.provider());

    end(onlyFirst);

    assertThat(onlyFirst.advance(ID)).isEqualTo(new NextStep.Elsewhere());
    assertThat(state()).isInstanceOf(GenerationState.Planned.class);
    assertThat(notices)
        .filteredOn(Notice.Elsewhere.class::isInstance)
        .first()
        .satisfies(notice -> assertThat(notice.provider()).contains(TestOrders.OTHER_SHOP));
    assertThat(journal.unfinished(java.util.Set.of(TestOrders.OTHER_SHOP)).get())
        .containsExactly(ID);
    assertBoughtOnceAtTheSecond();
  }

  @Test
  void theDearestIsSetAsideAndWhatWasTakenIsPaid() {
    first.submits.then(refused(Kind.DENIED));
    assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.30"));

    assertBoughtOnceAtTheSecond();

    assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.00"));
    assertThat(journal.ledger("purse").get().spent()).contains(Money.usd("0.30"));
  }

  @Test
  void whatTheFirstShopTakesIsPaidAtItsPrice() {
    assertThat(end(both)).isInstanceOf(GenerationState.Succeeded.class);

    assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.00"));
    assertThat(journal.ledger("purse").get().spent()).contains(Money.usd("0.28"));
  }

  @Test
  void theViewTellsTheWay() {
    first.submits.then(refused(Kind.DENIED));
    end(both);

    GenerationView view = GenerationView.of(journal.read(ID).get().get(), Option.none());

    assertThat(view.provider()).isEqualTo("other-shop");
    assertThat(view.tried())
        .singleElement()
        .satisfies(tried -> {
          assertThat(tried.provider()).isEqualTo("shop");
          assertThat(tried.reason()).isEqualTo("no (code)");
        });
  }
}
