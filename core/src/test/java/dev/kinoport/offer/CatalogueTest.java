package dev.kinoport.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.PriceList;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Quote;
import dev.kinoport.price.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private final Catalogue catalogue = SampleOffers.catalogue();

  @Test
  void whoAsksForOneModelDoesNotPayForThoseBehindIt() {
    List<String> made = new ArrayList<>();
    Catalogue shop =
        Catalogue.ofFamilies(() -> List.of(() -> family("kite", made), () -> family("boat", made)));
    Catalogue shops = Catalogue.ofFamilies(() -> List.of(shop::offers, () -> family("tree", made)));

    assertThat(shops.find("kite").map(Offer::alias)).contains("kite");
    assertThat(made).containsExactly("kite");

    assertThat(shops.offers()).extracting(Offer::alias).containsExactly("kite", "boat", "tree");
    assertThat(made).containsExactly("kite", "boat", "tree");
  }

  private static List<Offer> family(String alias, List<String> made) {
    made.add(alias);
    return List.of(TestOffers.named(alias));
  }

  @Test
  void findsByAliasAndEveryEndpoint() {
    Offer veo = catalogue.find("veo-3.1").get();
    assertThat(veo.routes()).hasSizeGreaterThan(1);
    assertThat(catalogue.findBySku("fal-ai/veo3.1/image-to-video")).contains(veo);
    assertThat(catalogue.findBySku("fal-ai/veo3.1/first-last-frame-to-video")).contains(veo);
    assertThat(catalogue.find("VEO-3.1")).isEmpty();
    assertThat(catalogue.findBySku("veo-3.1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "VEO-3.1, fal-ai/veo3.1",
    "Veo 3.1, fal-ai/veo3.1",
    " veo-3.1/, fal-ai/veo3.1",
    "fal-ai/veo3.1/image-to-video/, fal-ai/veo3.1/image-to-video",
    "Fal-AI/Veo3.1/Image-to-Video, fal-ai/veo3.1/image-to-video",
    "https://fal.ai/models/fal-ai/veo3.1/image-to-video, fal-ai/veo3.1/image-to-video",
    "fal.ai/models/fal-ai/veo3.1/image-to-video/api?x=1#top, fal-ai/veo3.1/image-to-video",
    "https://queue.fal.run/fal-ai/veo3.1/image-to-video/, fal-ai/veo3.1/image-to-video"
  })
  void aNameAsPeopleHaveItIsUnderstood(String typed, String sku) {
    assertThat(catalogue.understand(typed).get().sku()).startsWith(sku);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fal-ai/veo3.1/image-to-video/fast",
        "x/fal-ai/veo3.1/image-to-video",
        "https://fal.ai/models/fal-ai/veo3.1/image-to-video/fast",
        "https://fal.ai/",
        ""
      })
  void anotherWordIsAnotherModel(String typed) {
    assertThat(catalogue.understand(typed)).isEmpty();
  }

  /** Each end of an address is a reading: all of these together would be 90 GB. */
  @Test
  @Timeout(300)
  void aNameWithoutEndIsReadAsItIs() {
    String endless = "https://fal.ai" + "/x".repeat(300_000);
    assertThat(catalogue.understand(endless)).isEmpty();
    assertThat(catalogue.suggestions("x" + "/".repeat(3_000_000) + "y")).hasSizeLessThan(10);
  }

  @Test
  void aPageOfNoModelHasARightGuess() {
    assertThat(catalogue.suggestions("https://fal.ai/models/fal-ai/veo3.1/image-to-vidoe"))
        .first()
        .isEqualTo("veo-3.1");
  }

  @Test
  void aFullEndpointIsThatEndpointAlone() {
    Offer first = catalogue.find("fal-ai/veo3.1/image-to-video").get();
    assertThat(first.routes()).hasSize(1);
    assertThat(first.input("last_frame")).isEmpty();
    Offer both = catalogue.find("fal-ai/veo3.1/first-last-frame-to-video").get();
    assertThat(both.sku()).isEqualTo("fal-ai/veo3.1/first-last-frame-to-video");
    assertThat(both.alias()).isEqualTo("veo-3.1");
    assertThat(both.input("last_frame").get().required()).isTrue();
    assertThat(both.input("first_frame").get().field()).isEqualTo("first_frame_url");
  }

  @Test
  void aNameBehindItsShopIsThatShopsOffer() {
    String sku = "fal-ai/veo3.1/image-to-video";
    assertThat(catalogue.find("fal:" + sku)).isEqualTo(catalogue.find(sku));
    assertThat(catalogue.find("fal:veo-3.1")).isEqualTo(catalogue.find("veo-3.1"));
    assertThat(catalogue.find("acme:" + sku)).isEmpty();
    assertThat(catalogue.find(":" + sku)).isEmpty();
    assertThat(catalogue.withPrice("fal:" + sku, flat("3")).get().find(sku).get().price())
        .isEqualTo(PriceList.of(flat("3")));
    assertThat(catalogue.withPrice("acme:" + sku, flat("3"))).isEmpty();
  }

  @Test
  void twoShopsMaySellOneModelUnderOneName() {
    Offer there = TestOffers.kiteOf("there", "kite/1");
    Catalogue both = TestOffers.catalogue().with(there);
    assertThat(both.offers()).containsExactly(there, TestOffers.kite());
    assertThat(both.shops()).containsExactly("there", TestOffers.SHOP);
    assertThat(both.find(TestOffers.ALIAS)).contains(there);
    assertThat(both.find("shop:" + TestOffers.ALIAS)).contains(TestOffers.kite());
    assertThat(both.find("there:kite/1")).contains(there);
    assertThat(there.name()).isEqualTo("there:kite/1");
  }

  @Test
  void aPriceOfTodayReplacesThatOfAModelOrOfOneEndpoint() {
    String both = "fal-ai/veo3.1/first-last-frame-to-video";
    PriceRule two = flat("2");
    Catalogue dearer = catalogue.withPrice("veo-3.1", two).get().withPrice(both, flat("3")).get();
    Offer veo = dearer.find("veo-3.1").get();
    assertThat(price(veo, Map.of())).startsWith("2.00 USD");
    assertThat(veo.price(both)).isEqualTo(PriceList.of(flat("3")));
    assertThat(price(dearer.find(both).get(), Map.of())).startsWith("3.00 USD");
    assertThat(dearer.offers()).hasSameSizeAs(catalogue.offers());
    assertThat(dearer.withPrice("veo-3.1", two).get().find(both).get().price())
        .isEqualTo(PriceList.of(two));
    assertThat(catalogue.withPrice("veo", two)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hailuo-2.3, hailuo-2.3-standard",
    "Hailuo-02-Standard, hailuo-02-standard",
    "hailuo02standard, hailuo-02-standard",
    "hailou-2.3-standard, hailuo-2.3-standard",
    "fal-ai/minimax/hailuo-2.3/standard, hailuo-2.3-standard",
    "kling-2.5, kling-2.5-turbo-pro",
    "veo3, veo-3.1"
  })
  void suggestsWhatSomebodyMayHaveMeant(String typed, String alias) {
    assertThat(catalogue.suggestions(typed)).first().isEqualTo(alias);
  }

  @Test
  void suggestsNothingForNonsense() {
    assertThat(catalogue.suggestions("")).isEmpty();
    assertThat(catalogue.suggestions("x".repeat(100_000))).isEmpty();
  }

  @Test
  void aModelAddedReplacesTheOneOfItsName() {
    Offer strict = SampleOffers.hailuo02Standard().withRules(List.of());
    Catalogue changed = catalogue.with(strict);
    assertThat(changed.offers()).hasSameSizeAs(catalogue.offers());
    assertThat(changed.find("hailuo-02-standard").get().rules()).isEmpty();
    assertThat(catalogue.find("hailuo-02-standard").get().rules()).hasSize(1);
  }

  @Test
  void aModelAddedAnswersForAnEndpointThatAShippedOneHasToo() {
    Offer shipped = catalogue.find("fal-ai/veo3.1/first-last-frame-to-video").get();
    Offer own =
        new Offer(
            shipped.shop(),
            shipped.sku(),
            "my-veo",
            "My Veo",
            shipped.routes(),
            shipped.inputs(),
            shipped.rules(),
            shipped.price(),
            shipped.retention(),
            shipped.retirement(),
            shipped.output(),
            shipped.provenance());
    assertThat(catalogue.with(own).findBySku(own.sku())).contains(own);
    assertThat(catalogue.with(own).find("veo-3.1")).isEqualTo(catalogue.find("veo-3.1"));
  }

  @Test
  void whatAModelNeverDoesHasNoPrice() {
    Offer model = catalogue.find("hailuo-2.3-standard").get();

    assertThat(model.quote(PriceFacts.of(Map.of("resolution", "9999P")), SampleOffers.NOW))
        .isEqualTo(new Quote.Unknown("resolution is always 768P"));
    assertThat(model.quote(PriceFacts.of(Map.of("resolution", "768P")), SampleOffers.NOW))
        .isInstanceOf(Quote.Known.class);
  }

  @Test
  void defaultsPriceWhatNobodySaid() {
    Offer model = catalogue.find("hailuo-2.3-standard").get();
    assertThat(price(model, Map.of())).isEqualTo("0.28 USD: 1 clip x 0.28 USD at duration 6");
    assertThat(price(model, Map.of("duration", "10")))
        .isEqualTo("0.56 USD: 1 clip x 0.56 USD at duration 10");
    assertThat(price(model, Map.of("duration", "8"))).isEqualTo("no price for duration 8");
    assertThat(price(catalogue.find("seedance-1.5-pro").get(), Map.of()))
        .isEqualTo("0.2592 USD: 0.108 million tokens x 2.4 USD at audio true");
    assertThat(price(catalogue.find("seedance-1.5-pro").get(), Map.of("aspect_ratio", "auto")))
        .isEqualTo("width is not known");
  }

  @Test
  void aRoughPriceSaysSo() {
    Quote quote =
        catalogue.find("hailuo-02-standard").get().quote(PriceFacts.none(), SampleOffers.NOW);
    assertThat(quote)
        .isInstanceOfSatisfying(
            Quote.Known.class, known -> assertThat(known.confidence()).isEqualTo(Confidence.ROUGH));
  }

  private static PriceRule flat(String usd) {
    return PriceRule.usd(
        SampleOffers.READ,
        Confidence.PUBLISHED,
        "our contract",
        Part.of(new Quantity.PerRequest(), Rate.of(usd)));
  }

  private static String price(Offer model, Map<String, String> typed) {
    return switch (model.quote(PriceFacts.of(typed), SampleOffers.NOW)) {
      case Quote.Known known -> known.amount() + ": " + known.basis();
      case Quote.Unknown unknown -> unknown.reason();
    };
  }
}
