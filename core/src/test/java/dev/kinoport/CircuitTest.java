package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.engine.TestBackend;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.ManualTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shop that fails again and again is tried after the others, for a while. */
class CircuitTest {
  private static final RequestDraft KITE =
      RequestDraft.of(TestOffers.ALIAS)
          .prompt("a kite")
          .firstFrame(ImageSource.url("https://images.test/kite.png"));

  private final ManualTime time = new ManualTime();
  private final TestBackend failing = new TestBackend();
  private final TestBackend other = new TestBackend();
  private final Kinoport kinoport =
      Kinoport.builder()
          .provider(failing.provider())
          .provider(other.provider(TestOrders.OTHER_SHOP))
          .time(time)
          .build();

  CircuitTest() {
    failing.submits.then(no(ProviderError.Kind.DENIED));
    for (int number = 0; number < 20; number++) {
      other.submits.then(new SubmitAnswer.Accepted(Handle.of(TestOrders.OTHER_SHOP, "r" + number)));
    }
  }

  @AfterEach
  void close() {
    kinoport.close();
  }

  private static SubmitAnswer no(ProviderError.Kind kind) {
    return new SubmitAnswer.Refused(ProviderError.of(kind, "code", "no"), Option.none());
  }

  private void generate(int times) {
    for (int i = 0; i < times; i++) {
      kinoport.generateOrThrow(KITE, Terms.standard());
    }
  }

  private ProviderName first() {
    return kinoport.planOrThrow(KITE).provider();
  }

  @Test
  void fewFaultsAreASlip() {
    generate(Circuits.FAULTS - 1);

    assertThat(first()).isEqualTo(TestOrders.SHOP);
    assertThat(kinoport.health().getFirst().faults()).isEqualTo(Circuits.FAULTS - 1);
  }

  @Test
  void afterManyInARowTheOthersAreTriedFirst() {
    generate(Circuits.FAULTS + 3);

    assertThat(first()).isEqualTo(TestOrders.OTHER_SHOP);
    assertThat(kinoport.planOrThrow(KITE).offers()).hasSize(2);
    assertThat(failing.submits.count()).isEqualTo(Circuits.FAULTS);
    assertThat(kinoport.health().getFirst().isTriedLast(time.now())).isTrue();
    assertThat(kinoport.health().getLast().faults()).isZero();
  }

  @Test
  void afterAWhileItIsTriedAgainInItsPlaceAndOneFaultIsEnough() {
    generate(Circuits.FAULTS);
    time.advance(Circuits.PAUSE.plus(Duration.ofSeconds(1)));

    assertThat(first()).isEqualTo(TestOrders.SHOP);

    generate(1);

    assertThat(first()).isEqualTo(TestOrders.OTHER_SHOP);
  }

  @Test
  void whatGoesWellOnceMakesAllForgotten() {
    generate(Circuits.FAULTS);
    time.advance(Circuits.PAUSE.plus(Duration.ofSeconds(1)));
    failing.submits.then(new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r1")));

    generate(1);

    assertThat(kinoport.health().getFirst().faults()).isZero();
    assertThat(first()).isEqualTo(TestOrders.SHOP);
  }

  @Test
  void aDoubtAndWhatComesOfItAreOneFault() {
    TestBackend doubtful = new TestBackend();
    doubtful.submits.then(new SubmitAnswer.Unknown("reset"));
    doubtful.submits.then(no(ProviderError.Kind.DENIED));
    doubtful.finds.then(Either.right(new Finding.Matches(List.of(), true)));
    ManualTime turned = new ManualTime();
    doubtful.there = turned::now;
    try (Kinoport alone = Kinoport.builder().provider(doubtful.provider()).time(turned).build()) {
      assertThat(alone.generate(KITE, Terms.standard()).isLeft()).isTrue();

      assertThat(doubtful.submits.count()).isEqualTo(2);
      assertThat(alone.health().getFirst().faults()).isEqualTo(2);
    }
  }

  @Test
  void refusedContentIsNoFaultOfTheShops() {
    TestBackend strict = new TestBackend();
    strict.submits.then(no(ProviderError.Kind.REFUSED));
    try (Kinoport alone =
        Kinoport.builder().provider(strict.provider()).time(new ManualTime()).build()) {
      for (int i = 0; i < Circuits.FAULTS + 1; i++) {
        assertThat(alone.generate(KITE, Terms.standard()).isLeft()).isTrue();
      }

      assertThat(alone.health().getFirst().faults()).isZero();
    }
  }
}
