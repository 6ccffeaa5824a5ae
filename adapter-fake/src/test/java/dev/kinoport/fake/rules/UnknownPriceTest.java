package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Stage;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Cost;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.request.RequestDraft;
import org.junit.jupiter.api.Test;

/** Rule 10: an unknown price is unknown, never nothing. */
class UnknownPriceTest {
  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider provider =
      FakeProvider.on(time).catalogue(Prices.kiteCostsNobodyKnowsWhat()).build();
  private final Stage stage = Stage.of(time, provider);
  private final Kinoport kinoport = stage.processSelling(Prices.kiteCostsNobodyKnowsWhat()).build();

  @Test
  void aPlanSaysThatItIsUnknownAndWhy() {
    Plan plan = kinoport.plan(KITE).get();

    assertThat(plan.quote())
        .isInstanceOfSatisfying(
            Quote.Unknown.class, unknown -> assertThat(unknown.reason()).contains("resolution"));
  }

  @Test
  void itIsRefused() {
    assertThat(kinoport.generate(KITE, Terms.standard()).getLeft())
        .isInstanceOf(Failure.UnknownPrice.class);
    assertThat(provider.received()).isEmpty();
  }

  @Test
  void itIsStartedIfTheTermsAllowThatAndItsCostIsUnknown() {
    Generated clip = kinoport.generate(KITE, Terms.standard().allowingUnknownPrice()).get();

    assertThat(clip.cost().basis()).isEqualTo(Cost.Basis.UNKNOWN);
    assertThat(clip.cost().amount()).isEmpty();
    assertThat(clip.order().reservation()).isEmpty();
    assertThat(provider.bill().charges())
        .singleElement()
        .satisfies(charge -> assertThat(charge.amount()).isEmpty());
  }

  @Test
  void noBudgetHoldsIt() {
    Terms terms = Terms.standard().allowingUnknownPrice().budget(Money.usd("1000"));

    assertThat(kinoport.generate(KITE, terms).getLeft())
        .isInstanceOfSatisfying(
            Failure.UnknownPrice.class, unknown -> assertThat(unknown.reason()).contains("budget"));
    assertThat(provider.received()).isEmpty();
  }

  @Test
  void aPriceThatIsTrustedTooLittleIsRefused() {
    Terms strict = Terms.standard().requiring(Confidence.PUBLISHED);
    RequestDraft rough = new RequestDraft("hailuo-02-standard", KITE.settings(), KITE.images());

    Kinoport priced = stage.processSelling(FalOffers.catalogue()).build();

    assertThat(priced.generate(rough, strict).getLeft())
        .isInstanceOfSatisfying(
            Failure.UnknownPrice.class,
            unknown ->
                assertThat(unknown.reason())
                    .isEqualTo("0.27 USD is only rough, and the terms ask for published"));
    assertThat(provider.received()).isEmpty();
    assertThat(priced.generate(KITE, strict).isRight()).isTrue();
  }

  @Test
  void aBudgetInAnotherCurrencyIsNotCompared() {
    Terms euros = Terms.standard().budget(Money.of("100", "EUR"));

    assertThat(stage.kinoport().generate(KITE, euros).getLeft())
        .isInstanceOf(Failure.UnknownPrice.class);
    assertThat(provider.received()).isEmpty();
  }
}
