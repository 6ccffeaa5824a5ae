package dev.kinoport.catalogue.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceRule;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a price of ours claims about where it comes from, and no more than that. */
class PriceSourcesTest {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();

  @Test
  void aUnitIsNamedOnlyWhereTheListNamesOne() {
    assertThat(CATALOGUE.find("luma-ray-2").get().price().unitPrice()).contains(Money.usd("0.50"));
    assertThat(CATALOGUE.find("luma-ray-2-flash").get().price().unitPrice()).isEmpty();
    assertThat(CATALOGUE.find("seedance-1.5-pro").get().price().unitPrice())
        .contains(Money.usd("1.2"));
    assertThat(CATALOGUE.find("kling-3-standard").get().price().unitPrice()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fal-ai/minimax/hailuo-2.3/standard/image-to-video, 2026-11-21, PUBLISHED",
    "fal-ai/minimax/hailuo-2.3/standard/text-to-video, 2026-01-28, PUBLISHED",
    "fal-ai/minimax/hailuo-2.3-fast/standard/image-to-video, 2026-07-28, PUBLISHED",
    "fal-ai/minimax/hailuo-02/standard/image-to-video, 2025-07-01, ROUGH",
    "bytedance/seedance-2.0/image-to-video, 2026-07-28, MEASURED",
    "fal-ai/kling-video/v2.5-turbo/pro/image-to-video, 2025-07-01, ROUGH",
    "fal-ai/kling-video/v2.5-turbo/standard/image-to-video, 2026-01-28, PUBLISHED"
  })
  void aPriceIsAsOldAndAsSureAsTheTextThatNamesIt(
      String endpoint, LocalDate asOf, Confidence confidence) {
    PriceRule price = CATALOGUE.find(endpoint).get().price();
    assertThat(price.asOf()).isEqualTo(asOf);
    assertThat(price.confidence()).isEqualTo(confidence);
  }
}
