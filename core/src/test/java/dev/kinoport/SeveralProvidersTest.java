package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.engine.Notice;
import dev.kinoport.engine.TestBackend;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.ManualTime;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who sold it is written down, and nobody else is asked. */
class SeveralProvidersTest {
  private static final RequestDraft KITE =
      RequestDraft.of(TestOffers.ALIAS)
          .prompt("a kite")
          .firstFrame(ImageSource.url("https://images.test/kite.png"));

  private final ManualTime time = new ManualTime();
  private final Journal journal = new InMemoryJournal();
  private final List<Notice> notices = new ArrayList<>();
  private final Shop a = new Shop("a");
  private final Shop b = new Shop("b");

  /** A provider of a name, which runs until it is told that it is done. */
  private static final class Shop {
    private final TestBackend backend = new TestBackend();
    private final ProviderName name;

    private Shop(String name) {
      this.name = ProviderName.of(name);
      backend.submits.then(new SubmitAnswer.Accepted(Handle.of(this.name, "r1")));
      backend.statuses.then(Either.right(new ProviderStatus.Running(List.of())));
    }

    private Provider provider() {
      return backend.provider(name);
    }

    private Provider asking(String usd) {
      Offer offer =
          TestOffers.kite()
              .withPrice(
                  PriceRule.usd(
                      LocalDate.of(2026, 1, 1),
                      Confidence.PUBLISHED,
                      "a price list",
                      Part.of(new Quantity.PerRequest(), Rate.of(usd))));
      return provider().withOffers(new Catalogue(List.of(offer)));
    }

    private void complete() {
      backend.statuses.then(Either.right(new ProviderStatus.Completed(List.of())));
    }
  }

  private Kinoport process(Provider... providers) {
    KinoportBuilder builder =
        Kinoport.builder()
            .journal(journal)
            .time(time)
            .listener((id, notice) -> notices.add(notice));
    List.of(providers).forEach(builder::provider);
    return builder.build();
  }

  @Test
  void whatWasOrderedAtOneIsNotBoughtAtTheOther() {
    GenerationId id;
    try (Kinoport first = process(a.provider())) {
      id = first.start(KITE, Terms.standard()).get();
    }

    try (Kinoport second = process(b.provider())) {
      assertThat(second.resume().get()).isEmpty();
      time.advance(Duration.ofHours(3));

      assertThat(second.find(id).get()).isInstanceOf(GenerationState.Planned.class);
      assertThat(second.await(id).getLeft()).isInstanceOf(Failure.Elsewhere.class);
    }
    assertThat(a.backend.submits.count() + b.backend.submits.count()).isZero();
    assertThat(notices)
        .filteredOn(Notice.Elsewhere.class::isInstance)
        .first()
        .satisfies(notice -> assertThat(notice.provider()).contains(a.name));
  }

  @Test
  void whatOneAcceptedIsNotGivenUpByTheOther() {
    GenerationId id;
    try (Kinoport first = process(a.provider())) {
      id = first.start(KITE, Terms.standard()).get();
      time.advance(Duration.ofSeconds(1));
      assertThat(first.find(id).get()).isInstanceOf(GenerationState.Accepted.class);
    }
    try (Kinoport second = process(b.provider())) {
      second.resume().get();
      time.advance(Duration.ofHours(3));
    }

    a.complete();
    try (Kinoport third = process(b.provider(), a.provider())) {
      assertThat(third.resume().get()).containsExactly(id);
      assertThat(third.await(id).get().order().provider()).isEqualTo(a.name);
    }
    assertThat(b.backend.submits.count() + b.backend.statuses.count()).isZero();
    assertThat(a.backend.submits.count()).isOne();
  }

  @Test
  void twoProvidersMayUseTheSameNameForTwoRequests() {
    a.complete();
    b.complete();
    try (Kinoport both = process(a.provider(), b.provider())) {
      Terms atB = Terms.standard().preferring(Preference.only("b"));

      assertThat(both.generate(KITE, Terms.standard()).get().order().provider()).isEqualTo(a.name);
      assertThat(both.generate(KITE, atB).get().order().provider()).isEqualTo(b.name);
    }
  }

  @Test
  void aPlanListsEveryOfferAndTheTermsChoose() {
    try (Kinoport both = process(a.asking("0.40"), b.asking("0.30"))) {
      Plan plan = both.plan(KITE).get();

      assertThat(plan.offers())
          .extracting(PlannedOffer::name)
          .containsExactly("a:" + TestOffers.SKU, "b:" + TestOffers.SKU);
      assertThat(Preference.asListed().among(plan.offers()).getFirst().provider())
          .isEqualTo(a.name);
      assertThat(Preference.cheapest().among(plan.offers()).getFirst().provider())
          .isEqualTo(b.name);
      assertThat(Preference.only("b:" + TestOffers.SKU).among(plan.offers())).hasSize(1);
      assertThat(
              both.start(plan, Terms.standard().preferring(Preference.only("c")))
                  .getLeft()
                  .message())
          .contains("leaves no offer", "a:" + TestOffers.SKU);
    }
  }

  @Test
  void aPlanSaysWhoDoesNotTakeTheRequestAndWhy() {
    Offer picky =
        TestOffers.kite()
            .withRules(
                List.of(
                    dev.kinoport.offer.CrossRule.forbid(
                        "no kites here", dev.kinoport.offer.Clause.given("prompt"))));
    Provider declining = a.provider().withOffers(new Catalogue(List.of(picky)));
    try (Kinoport both = process(declining, b.provider())) {
      Plan plan = both.plan(KITE).get();

      assertThat(plan.provider()).isEqualTo(b.name);
      assertThat(plan.declined())
          .singleElement()
          .satisfies(declined -> {
            assertThat(declined.provider()).isEqualTo(a.name);
            assertThat(declined.violations().getFirst().message()).isEqualTo("no kites here");
          });
    }
  }

  @Test
  void oneOfferIsNamedByItsProviderAndSku() {
    RequestDraft atB = naming("b:" + TestOffers.SKU);
    try (Kinoport both = process(a.provider(), b.provider())) {
      Plan plan = both.plan(atB).get();

      assertThat(plan.offers())
          .singleElement()
          .extracting(PlannedOffer::provider)
          .isEqualTo(b.name);
      assertThat(plan.hash()).isEqualTo(both.plan(KITE).get().hash());
    }
  }

  @Test
  void aShopsNameStandsForWhoeverHasItsOffersHoweverTheyAreCalledHere() {
    String sku = TestOffers.SHOP + ":" + TestOffers.SKU;
    Provider other =
        b.provider().withOffers(new Catalogue(List.of(TestOffers.kiteOf("other", TestOffers.SKU))));
    try (Kinoport both = process(other, a.provider())) {
      Plan plan = both.plan(naming(sku)).get();

      assertThat(plan.offers())
          .singleElement()
          .extracting(PlannedOffer::provider)
          .isEqualTo(a.name);
      assertThat(plan.hash()).isEqualTo(both.plan(KITE).get().hash());
      assertThat(both.plan(naming(TestOffers.SKU)).get().offers()).hasSize(2);
    }
  }

  @Test
  void aProvidersOwnNameIsOfThatProviderAlone() {
    Shop named = new Shop(TestOffers.SHOP);
    try (Kinoport both = process(a.provider(), named.provider())) {
      Plan plan = both.plan(naming(TestOffers.SHOP + ":" + TestOffers.SKU)).get();

      assertThat(plan.offers())
          .singleElement()
          .extracting(PlannedOffer::provider)
          .isEqualTo(named.name);
    }
  }

  @Test
  void whatAnUnknownShopSellsIsToldWithTheShopsThatThereAre() {
    try (Kinoport both = process(a.provider(), b.provider())) {
      assertThat(both.plan(naming("elsewhere:zeppelin")).getLeft().message())
          .contains("model", "elsewhere:zeppelin", TestOffers.ALIAS, "shop:sku of shop");
    }
  }

  private static RequestDraft naming(String model) {
    return new RequestDraft(model, KITE.settings(), KITE.images());
  }

  @Test
  void aKeyGuardsAgainstBuyingTheSameAtTwoShops() {
    Terms keyed = Terms.standard().key("order-1");
    try (Kinoport both = process(a.provider(), b.provider())) {
      GenerationId first = both.start(KITE, keyed).get();

      assertThat(both.start(KITE, keyed.preferring(Preference.only("b"))).get()).isEqualTo(first);
    }
  }

  @Test
  void twoProvidersOfOneNameAreRefused() {
    assertThatThrownBy(() -> process(a.provider(), a.provider()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two providers are named a");
  }
}
