package dev.kinoport.catalogue.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceRule;
import io.vavr.control.Option;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a price of ours claims about where it comes from, and no more than that. */
class PriceSourcesTest {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();

  @Test
  void aUnitIsNamedOnlyWhereTheListNamesOne() {
    assertThat(rule("luma-ray-2").unitPrice()).contains(Money.usd("0.50"));
    assertThat(rule("luma-ray-2-flash").unitPrice()).isEmpty();
    assertThat(rule("seedance-1.5-pro").unitPrice()).contains(Money.usd("1.2"));
    assertThat(rule("kling-3-standard").unitPrice()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fal-ai/minimax/hailuo-2.3/standard/image-to-video, 2026-11-21, PUBLISHED",
    "fal-ai/minimax/hailuo-2.3/standard/text-to-video, 2026-01-28, PUBLISHED",
    "fal-ai/minimax/hailuo-2.3-fast/standard/image-to-video, 2026-07-28, PUBLISHED",
    "fal-ai/minimax/hailuo-02/standard/image-to-video, 2026-10-01, ROUGH",
    "fal-ai/kling-video/v3/standard/image-to-video, 2026-10-08, PUBLISHED",
    "minimax/h3/image-to-video, 2026-09-09, PUBLISHED",
    "fal-ai/veo3.1/lite/image-to-video, 2026-11-28, ROUGH",
    "bytedance/seedance-2.0/image-to-video, 2026-07-28, MEASURED",
    "fal-ai/kling-video/v2.5-turbo/pro/image-to-video, , ROUGH",
    "fal-ai/kling-video/v2.5-turbo/standard/image-to-video, 2026-01-28, PUBLISHED"
  })
  void aPriceIsAsOldAndAsSureAsTheTextThatNamesIt(
      String endpoint, @Nullable LocalDate asOf, Confidence confidence) {
    PriceRule price = rule(endpoint);
    assertThat(price.asOf()).isEqualTo(Option.of(asOf));
    assertThat(price.confidence()).isEqualTo(confidence);
  }

  /** A day that is a guess looks like knowledge. */
  @Test
  void noPriceIsOlderThanItsModelOrOfADayThatNobodyKnows() {
    assertThat(CATALOGUE.offers())
        .flatExtracting(offer -> offer.price().rules())
        .allSatisfy(price ->
            assertThat(price.asOf().forAll(day -> day.isAfter(LocalDate.of(2026, 1, 1))))
                .as(price.source())
                .isTrue());
  }

  @Test
  void whatNewerTypesLackSaysThatItIsUnverified() {
    assertThat(CATALOGUE.offers())
        .filteredOn(offer -> offer.provenance().unverified().isDefined())
        .extracting(Offer::alias)
        .containsExactlyInAnyOrder(
            "seedance-1-lite",
            "hunyuan-portrait",
            "ltx-2",
            "ltx-2-fast",
            "magi",
            "stable-avatar",
            "wan-2.2-a14b");
  }

  private static PriceRule rule(String name) {
    return CATALOGUE.find(name).get().price().at(Days.NOW).get();
  }
}
