package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Received;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 11: what is taken up again is what was bought, whatever the catalogue says by now. */
class FrozenOrderTest {
  private static final Terms TERMS = Terms.standard().budget(Money.usd("1.00"));

  private final Stage stage =
      Stage.playing(Life.realistic().with(new Fault.Throttled(2, Duration.ofMinutes(5))));

  @Test
  void theOldPriceHoldsAfterTheCatalogueChanged() {
    GenerationId id = interrupted();
    Kinoport next = stage.processSelling(Prices.kiteCosts("0.99")).build();
    assertThat(next.resume().get()).containsExactly(id);

    Generated clip = next.await(id).get();

    assertThat(clip.order().reservation()).containsExactly(PRICE);
    assertThat(stage.purse().spent()).containsExactly(PRICE);
    assertThat(next.plan(KITE).get().quote()).isNotEqualTo(clip.order().quote());
  }

  @Test
  void theOldRequestIsSentEvenIfItsModelIsNoLongerKnown() {
    GenerationId id = interrupted();
    Kinoport next = stage.processSelling(new Catalogue(List.of())).build();
    assertThat(next.plan(KITE).isLeft()).isTrue();

    assertThat(next.await(id).isRight()).isTrue();

    String bought = stage.kinoport().plan(KITE).get().document().digest();
    assertThat(stage.provider().received())
        .hasSize(3)
        .extracting(Received::requestHash)
        .containsOnly(bought);
  }

  @Test
  void theTermsOfThenHold() {
    Terms impatient = TERMS.timeToStart(Duration.ofSeconds(5)).label("campaign");
    GenerationId id = stage.kinoport().start(KITE, impatient).get();
    stage.kinoport().close();

    assertThat(stage.process().build().await(id).isLeft()).isTrue();

    assertThat(stage.provider().bill().count()).isZero();
    assertThat(stage.kinoport().find(id).get().order().label()).containsExactly("campaign");
  }

  private GenerationId interrupted() {
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    stage.time().advance(Duration.ofMinutes(1));
    stage.kinoport().close();
    return id;
  }
}
