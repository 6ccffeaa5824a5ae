package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.engine.TestBackend;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Retirement;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.ManualTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What its shop no longer sells is refused with its date, before money; it is now 2026-01-01. */
class RetiredOfferTest {
  private static final RequestDraft KITE =
      RequestDraft.of(TestOffers.ALIAS)
          .prompt("a kite")
          .firstFrame(ImageSource.url("https://images.test/kite.png"));

  private final ManualTime time = new ManualTime();
  private final Journal journal = new InMemoryJournal();
  private final TestBackend backend = new TestBackend();

  private static Offer endingOn(LocalDate day) {
    return TestOffers.kite()
        .withRetirement(new Retirement(day, "the shop's page", LocalDate.of(2025, 12, 1)));
  }

  private Provider provider(String name, Offer... offers) {
    return backend.provider(ProviderName.of(name)).withOffers(new Catalogue(List.of(offers)));
  }

  private Kinoport process(Provider... providers) {
    KinoportBuilder builder = Kinoport.builder().journal(journal).time(time);
    List.of(providers).forEach(builder::provider);
    return builder.build();
  }

  @Test
  void itsDateAndWhatElseThereIsAreToldBeforeMoney() {
    Offer old = endingOn(LocalDate.of(2026, 1, 1));
    Offer other = TestOffers.named("glider-2");
    try (Kinoport kinoport = process(provider("a", old, other))) {
      Failure refused = kinoport.start(KITE, Terms.standard()).getLeft();

      assertThat(refused).isInstanceOf(Failure.InvalidRequest.class);
      assertThat(refused.message())
          .isEqualTo(
              "model: is not sold any more: shop stopped selling shop/kite-1/image-to-video on"
                  + " 2026-01-01 (the shop's page, read 2025-12-01); instead there is glider-2"
                  + " (was \"kite-1\")");
      assertThat(kinoport.plan(KITE.set("size", "8K")).getLeft()).isEqualTo(refused);
      assertThat(journal.list(Selection.all()).get()).isEmpty();
      assertThat(backend.submits.count() + backend.uploads.count()).isZero();
    }
  }

  @Test
  void whereNothingElseIsSoldThatIsSaid() {
    try (Kinoport kinoport = process(provider("a", endingOn(LocalDate.of(2025, 6, 1))))) {
      assertThat(kinoport.plan(KITE).getLeft().message())
          .contains("on 2025-06-01", "; nothing else is sold here");
    }
  }

  @Test
  void anotherShopGoesOnSellingIt() {
    Provider retired = provider("a", endingOn(LocalDate.of(2025, 6, 1)));
    try (Kinoport both = process(retired, provider("b", TestOffers.kiteOf("other", "kite/1")))) {
      Plan plan = both.plan(KITE).get();

      assertThat(plan.offers()).extracting(PlannedOffer::name).containsExactly("b:kite/1");
      assertThat(plan.declined())
          .singleElement()
          .satisfies(declined ->
              assertThat(declined.violations().getFirst().message())
                  .contains("2025-06-01", "instead there is kite-1"));
    }
  }

  @Test
  void aPlanWarnsOfAnEndThatIsNear() {
    try (Kinoport kinoport = process(provider("a", endingOn(LocalDate.of(2026, 2, 1))))) {
      assertThat(kinoport.plan(KITE).get().warnings()).isEmpty();
      time.advance(Duration.ofDays(1));

      assertThat(kinoport.plan(KITE).get().warnings())
          .containsExactly(
              "shop stops selling shop/kite-1/image-to-video on 2026-02-01 (the shop's page, read"
                  + " 2025-12-01)");
      assertThat(kinoport.start(KITE, Terms.standard()).isRight()).isTrue();
    }
  }

  @Test
  void aPlanThatIsOlderThanTheLastDayIsNotBought() {
    try (Kinoport kinoport = process(provider("a", endingOn(LocalDate.of(2026, 1, 2))))) {
      Plan plan = kinoport.plan(KITE).get();
      time.advance(Duration.ofDays(1));

      assertThat(kinoport.start(plan, Terms.standard()).getLeft().message())
          .contains("is not sold any more", "on 2026-01-02");
      assertThat(journal.list(Selection.all()).get()).isEmpty();
    }
  }
}
