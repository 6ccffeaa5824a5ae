package dev.kinoport.catalogue.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One request for every shop, in Replicate's words and at its prices. */
class ReplicateOffersTest {
  private static final Catalogue CATALOGUE = ReplicateOffers.catalogue();
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
  private static final ImageSource KITE = ImageSource.url("https://images.test/kite.png");

  private static Document document(RequestDraft draft) {
    return RequestChecker.check(CATALOGUE, draft).get().document();
  }

  private static String json(RequestDraft draft) {
    return CanonicalJson.write(document(draft).fields(Map.of()));
  }

  @Test
  void everyAliasIsThatOfTheSameModelAtFal() {
    assertThat(CATALOGUE.offers())
        .hasSize(12)
        .extracting(Offer::alias)
        .isSubsetOf(FalOffers.catalogue().offers().stream().map(Offer::alias).toList());
    assertThat(CATALOGUE.shops()).containsExactly(ReplicateOffers.SHOP);
    assertThat(CATALOGUE.find("replicate:minimax/hailuo-2.3")).isNotEmpty();
  }

  @Test
  void theResolutionIsOursForCallersAndSmallOnTheWire() {
    assertThat(json(RequestDraft.of("hailuo-02-standard").prompt("a kite").resolution("512P")))
        .isEqualTo(
            "{\"duration\":6,\"prompt\":\"a kite\",\"prompt_optimizer\":true,"
                + "\"resolution\":\"512p\"}");
    assertThat(json(RequestDraft.of("hailuo-2.3-pro").prompt("a kite").firstFrame(KITE)))
        .contains("\"first_frame_image\":\"https://images.test/kite.png\"")
        .contains("\"resolution\":\"1080p\"");
  }

  @Test
  void whatIsNotSentIsLeftToReplicate() {
    assertThat(json(RequestDraft.of("kling-2.5-turbo-pro").prompt("a kite")))
        .isEqualTo("{\"aspect_ratio\":\"16:9\",\"duration\":5,\"prompt\":\"a kite\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "hailuo-2.3-standard, 6, 0.28",
    "hailuo-2.3-standard, 10, 0.56",
    "hailuo-2.3-pro, 6, 0.49",
    "hailuo-2.3-fast-standard, 10, 0.32",
    "hailuo-2.3-fast-pro, 6, 0.33",
    "hailuo-02-standard, 10, 0.56",
    "hailuo-02-pro, 6, 0.49",
    "kling-2.5-turbo-pro, 10, 0.70",
    "veo-3.1, 8, 3.20",
    "veo-3.1-fast, 4, 0.60",
    "seedance-1-lite, 5, 0.18"
  })
  void aClipCostsWhatItsPageSays(String alias, int seconds, String usd) {
    RequestDraft draft =
        RequestDraft.of(alias)
            .prompt("a kite")
            .firstFrame(KITE)
            .set("duration", String.valueOf(seconds));
    Document document = document(draft);
    Quote quote = CATALOGUE.find(alias).get().quote(document.sku(), document.priceFacts(), NOW);

    assertThat(quote)
        .isInstanceOfSatisfying(
            Quote.Known.class, known -> assertThat(known.amount()).isEqualTo(Money.usd(usd)));
  }

  @Test
  void tenSecondsAt512PHaveNoPriceThatAnybodySaw() {
    Document document =
        document(
            RequestDraft.of("hailuo-02-standard")
                .prompt("a kite")
                .resolution("512P")
                .set("duration", "10"));

    assertThat(
            CATALOGUE
                .find("hailuo-02-standard")
                .get()
                .quote(document.sku(), document.priceFacts(), NOW))
        .isInstanceOf(Quote.Unknown.class);
  }
}
