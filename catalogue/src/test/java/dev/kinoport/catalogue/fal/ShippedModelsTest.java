package dev.kinoport.catalogue.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.input.MediaInput;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import dev.kinoport.request.Checked;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for all models that we ship, and the traps of their prices. */
class ShippedModelsTest {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();
  private static final Instant SHUTDOWN = Instant.parse("2026-09-24T00:00:00Z");
  private static final ImageSource PICTURE = ImageSource.url("https://a.test/1.png");

  @Test
  void everyEndpointAndEveryAliasIsOneModelOnly() {
    List<String> endpoints =
        CATALOGUE.offers().stream()
            .flatMap(model -> model.routes().stream())
            .map(Route::sku)
            .toList();
    assertThat(endpoints).hasSizeGreaterThan(90).doesNotHaveDuplicates();
    assertThat(CATALOGUE.offers()).extracting(Offer::alias).doesNotHaveDuplicates();
    assertThat(CATALOGUE.offers())
        .extracting(Offer::alias)
        .allMatch(alias -> alias.matches("[a-z0-9]+([.-][a-z0-9]+)*"));
    assertThat(endpoints).allMatch(endpoint -> CATALOGUE.find(endpoint).isDefined());
  }

  @Test
  void everyOfferIsFalsAndSoraIsSoldNoLonger() {
    assertThat(CATALOGUE.shops()).containsExactly(FalOffers.SHOP);
    assertThat(CATALOGUE.find("fal:fal-ai/sora-2/text-to-video").get().isSold(SHUTDOWN)).isFalse();
    assertThat(CATALOGUE.sold(SHUTDOWN).offers())
        .hasSize(CATALOGUE.offers().size() - 2)
        .extracting(Offer::alias)
        .doesNotContain("sora-2", "sora-2-pro");
    assertThat(CATALOGUE.sold(SHUTDOWN.minusMillis(1))).isEqualTo(CATALOGUE);
  }

  @Test
  void modelsOfOneFamilyStandTogether() {
    Set<String> seen = new HashSet<>();
    String last = "";
    for (Offer model : CATALOGUE.offers()) {
      String family = model.alias().split("-", 2)[0];
      assertThat(family.equals(last) || seen.add(family)).as(model.alias()).isTrue();
      last = family;
    }
  }

  @Test
  void noneIsVerifiedAndEveryRowSaysWhereItWasRead() {
    assertThat(CATALOGUE.offers())
        .allSatisfy(model -> {
          assertThat(model.provenance().verifiedLive()).isFalse();
          assertThat(model.provenance().source()).isNotBlank();
          assertThat(model.price().rules()).allMatch(price -> !price.source().isBlank());
        });
  }

  @Test
  void findsByWhatIsTakenAndByPrice() {
    assertThat(CATALOGUE.taking("first_frame", "last_frame"))
        .extracting(Offer::alias)
        .contains("hailuo-02-pro", "veo-3.1", "pixverse-5.5", "vidu-q1")
        .doesNotContain("hailuo-2.3-standard", "sora-2");
    assertThat(CATALOGUE.fromTextAlone())
        .extracting(Offer::alias)
        .contains("hailuo-2.3-standard", "kandinsky-5", "veo-3.1")
        .doesNotContain("kling-lipsync", "hailuo-2.3-fast-pro", "minimax-video-01-subject");
    assertThat(CATALOGUE.priced(Days.NOW))
        .extracting(Offer::alias)
        .contains("hailuo-2.3-standard", "magi")
        .contains("minimax-h3", "veo-3.1-lite", "ltx-2.3")
        .doesNotContain("aurora", "kling-o3-pro", "ltx-2.3-fast", "sora-2");
  }

  /** Units that are billed times what one costs is the price; seconds times that is not. */
  @ParameterizedTest
  @CsvSource({
    "fal-ai/minimax/hailuo-2.3/standard/image-to-video, 10, false, 0.56, 2",
    "fal-ai/veo3.1/image-to-video, 4, false, 0.80, 2",
    "fal-ai/veo3.1/image-to-video, 4, true, 1.60, 4",
    "fal-ai/minimax/hailuo-02/pro/image-to-video, 6, false, 0.48, 6",
    "fal-ai/kling-video/v3/pro/image-to-video, 5, false, 0.56, 4"
  })
  void aUnitIsNotASecond(String endpoint, int seconds, boolean audio, String usd, String units) {
    Quote.Known quote =
        known(
            CATALOGUE
                .find(endpoint)
                .get()
                .quote(PriceFacts.none().with("duration", seconds).with("audio", audio), Days.NOW));
    assertThat(quote.amount()).isEqualTo(Money.usd(usd));
    assertThat(quote.amount().in(quote.unitPrice().get())).isEqualByComparingTo(units);
  }

  @Test
  void shotsOfTheirOwnLengthsArePricedByTheWholeAndThePlanSaysSo() {
    RequestDraft shots =
        RequestDraft.of("kling-3-pro")
            .set("multi_prompt.0.prompt", "kite")
            .set("multi_prompt.0.duration", "3")
            .firstFrame(PICTURE);
    assertThat(request(shots).warnings()).singleElement().asString().contains("shots' own lengths");
    RequestDraft one = RequestDraft.of("kling-3-pro").prompt("kite").firstFrame(PICTURE);
    assertThat(request(one).warnings()).isEmpty();
  }

  @Test
  void limitsOfPicturesAreTheModelsOwn() {
    assertThat(limits("minimax-video-01")).isEqualTo(limits("hailuo-2.3-standard"));
    assertThat(limits("kling-3-pro")).isEqualTo(Inputs.ANY_IMAGE);
    assertThat(limits("kling-2.5-turbo-pro")).isEqualTo(Inputs.ANY_IMAGE);
  }

  @Test
  void pixverseCountsTheBytesOfBothPrompts() {
    RequestDraft draft = RequestDraft.of("pixverse-5.5").prompt("kite");
    String longest = "\u00e4".repeat(1_024);
    assertThat(
            RequestChecker.check(CATALOGUE, draft.set("negative_prompt", longest))
                .map(Checked::document)
                .isValid())
        .isTrue();
    RequestDraft longer = draft.set("negative_prompt", longest + "x");
    assertThat(
            RequestChecker.check(CATALOGUE, longer)
                .map(Checked::document)
                .getError()
                .map(it -> it.field()))
        .containsExactly("negative_prompt");
  }

  @Test
  void whereExampleAndFormulaDisagreeTheFormulaCountsAndTheNoteSaysSo() {
    Offer lite = CATALOGUE.find("seedance-1-lite").get();
    Quote.Known quote = known(lite.quote(PriceFacts.of(Map.of("aspect_ratio", "16:9")), Days.NOW));
    assertThat(quote.amount()).isEqualTo(Money.usd("0.1944"));
    assertThat(lite.provenance().notes()).anyMatch(note -> note.contains("0.18 USD"));
  }

  @Test
  void aLengthThatIsNotOfferedHasAPriceButCannotBeAskedFor() {
    Offer veo = CATALOGUE.find("veo-3.1").get();
    assertThat(known(veo.quote(PriceFacts.none().with("duration", 5), Days.NOW)).amount())
        .isEqualTo(Money.usd("2.00"));
    RequestDraft five = RequestDraft.of("veo-3.1").prompt("kite").duration(5);
    assertThat(
            RequestChecker.check(CATALOGUE, five)
                .map(Checked::document)
                .getError()
                .map(it -> it.field()))
        .containsExactly("duration");
  }

  @Test
  void seedance2BillsOneFrameMoreThanItsLength() {
    Quote.Known quote =
        known(
            CATALOGUE
                .find("seedance-2.0")
                .get()
                .quote(PriceFacts.of(Map.of("duration", "4", "aspect_ratio", "16:9")), Days.NOW));
    BigDecimal tokens = BigDecimal.valueOf(1_280L * 720 * 97).divide(BigDecimal.valueOf(1_024));
    assertThat(quote.amount().amount())
        .isEqualByComparingTo(tokens.movePointLeft(3).multiply(new BigDecimal("0.014")));
    assertThat(quote.confidence()).isEqualTo(Confidence.MEASURED);
  }

  @Test
  void theLongerClipOfPixverseMultipliesItsSoundTooAndTheNoteSaysSo() {
    Offer pixverse = CATALOGUE.find("pixverse-5.5").get();
    Quote quote =
        pixverse.quote(
            PriceFacts.of(Map.of("duration", "8", "audio", "true", "multi_clip", "on")), Days.NOW);
    assertThat(known(quote).amount()).isEqualTo(Money.usd("0.70"));
    assertThat(pixverse.provenance().notes()).anyMatch(note -> note.contains("is not said"));
  }

  @Test
  void aFieldThatWasSeenToBeIgnoredIsWarnedOf() {
    RequestDraft ends =
        RequestDraft.of("seedance-1-pro").prompt("kite").firstFrame(PICTURE).lastFrame(PICTURE);
    assertThat(request(ends).warnings()).singleElement().asString().contains("ignore");
  }

  @Test
  void aShapeThatFollowsThePictureIsPricedAsARange() {
    Document request =
        request(
            RequestDraft.of("seedance-1.5-pro")
                .prompt("kite")
                .firstFrame(PICTURE)
                .set("aspect_ratio", "auto"));
    Quote.Known quote = known(request);
    assertThat(quote.atLeast()).contains(Money.usd("0.1458"));
    assertThat(quote.amount()).isEqualTo(Money.usd("0.3402"));
    assertThat(quote.basis()).endsWith("at most: width 720 to 1680");
  }

  @Test
  void aLengthThatTheModelChoosesIsPricedAsARange() {
    RequestDraft draft = RequestDraft.of("seedance-2.0").prompt("kite").set("aspect_ratio", "16:9");
    Quote.Known quote = known(request(draft));
    assertThat(quote.atLeast()).isNotEmpty();
    assertThat(quote.basis()).endsWith("at most: duration 4 to 15");
    assertThat(known(request(draft.duration(15))).amount()).isEqualTo(quote.amount());
  }

  @Test
  void picturesAndVoicesThatAreGivenArePriced() {
    RequestDraft grok = RequestDraft.of("grok-imagine").prompt("kite").firstFrame(PICTURE);
    assertThat(known(request(grok)).amount()).isEqualTo(Money.usd("0.422"));
    RequestDraft kling = RequestDraft.of("kling-2.6-pro").prompt("kite").firstFrame(PICTURE);
    assertThat(known(request(kling)).amount()).isEqualTo(Money.usd("0.70"));
    assertThat(known(request(kling.set("voice", "anna"))).amount()).isEqualTo(Money.usd("0.84"));
    assertThat(known(request(kling.set("audio", "false"))).amount()).isEqualTo(Money.usd("0.35"));
    RequestDraft kling3 =
        RequestDraft.of("kling-3-pro").prompt("@Element1").firstFrame(PICTURE).duration(5);
    assertThat(known(request(kling3)).amount()).isEqualTo(Money.usd("0.84"));
    assertThat(known(request(kling3.set("elements.0.voice", "anna"))).amount())
        .isEqualTo(Money.usd("0.98"));
  }

  @Test
  void aSourceClipHasNoLengthUntilSomebodyNamesIt() {
    RequestDraft draft =
        RequestDraft.of("kling-lipsync")
            .set("source_video", "https://a.test/1.mp4")
            .set("audio_file", "https://a.test/1.mp3");
    Offer model = CATALOGUE.find("kling-lipsync").get();
    assertThat(model.price().quote(request(draft).priceFacts(), Days.NOW))
        .isEqualTo(new Quote.Unknown("input_seconds is not known"));
    assertThat(known(model.quote(PriceFacts.none().with("input_seconds", 8), Days.NOW)).amount())
        .isEqualTo(Money.usd("0.14"));
  }

  @Test
  void moreStepsThanUsualCostMoreAndFewerCostTheSame() {
    Offer magi = CATALOGUE.find("magi").get();
    assertThat(known(magi.quote(PriceFacts.none(), Days.NOW)).amount())
        .isEqualTo(Money.usd("0.80"));
    assertThat(known(magi.quote(PriceFacts.none().with("steps", 8), Days.NOW)).amount())
        .isEqualTo(Money.usd("0.80"));
    assertThat(
            known(magi.quote(PriceFacts.of(Map.of("steps", "32", "frames", "144")), Days.NOW))
                .amount())
        .isEqualTo(Money.usd("2.40"));
  }

  @ParameterizedTest
  @CsvSource({
    "veo-3.1, false, false, fal-ai/veo3.1",
    "veo-3.1, true, false, fal-ai/veo3.1/image-to-video",
    "veo-3.1, true, true, fal-ai/veo3.1/first-last-frame-to-video",
    "pixverse-5.5, true, true, fal-ai/pixverse/v5.5/transition",
    "pixverse-5.5, true, false, fal-ai/pixverse/v5.5/image-to-video",
    "vidu-q1, true, true, fal-ai/vidu/q1/start-end-to-video",
    "vidu-q1, false, false, fal-ai/vidu/q1/text-to-video",
    "hailuo-02-standard, true, true, fal-ai/minimax/hailuo-02/standard/image-to-video",
    "luma-ray-2, false, true, fal-ai/luma-dream-machine/ray-2/image-to-video",
    "pixverse-6, true, true, fal-ai/pixverse/v6/transition",
    "ltx-2.3-fast, false, false, fal-ai/ltx-2.3/text-to-video/fast",
    "wan-2.7, false, false, fal-ai/wan/v2.7/text-to-video",
    "happy-horse-1.1, true, false, alibaba/happy-horse/v1.1/image-to-video",
    "kling-3-turbo-pro, false, false, fal-ai/kling-video/v3/turbo/pro/text-to-video"
  })
  void theEndpointFollowsFromThePictures(
      String alias, boolean first, boolean last, String endpoint) {
    RequestDraft draft = RequestDraft.of(alias).prompt("kite");
    draft = first ? draft.firstFrame(PICTURE) : draft;
    draft = last ? draft.lastFrame(PICTURE) : draft;
    assertThat(request(draft).sku()).isEqualTo(endpoint);
    RequestDraft pinned = new RequestDraft(endpoint, draft.settings(), draft.images());
    assertThat(request(pinned)).isEqualTo(request(draft));
  }

  /** H3 takes 5 to 15 s and four resolutions; our 4 s and any other word were refused late. */
  @ParameterizedTest
  @CsvSource({"duration, 4", "duration, 16", "resolution, 1080P", "resolution, 2k"})
  void whatH3DoesNotTakeIsRefusedBeforeMoney(String name, String value) {
    RequestDraft draft = RequestDraft.of("minimax-h3").prompt("kite").set(name, value);
    assertThat(
            RequestChecker.check(CATALOGUE, draft)
                .map(Checked::document)
                .getError()
                .map(it -> it.field()))
        .containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({
    "seedance-2.0, bytedance/seedance-2.0/reference-to-video",
    "seedance-2.0-mini, bytedance/seedance-2.0/mini/reference-to-video",
    "wan-2.7, fal-ai/wan/v2.7/reference-to-video",
    "happy-horse-1.0, alibaba/happy-horse/reference-to-video",
    "gemini-omni-flash, google/gemini-omni-flash/reference-to-video",
    "minimax-h3, minimax/h3/reference-to-video"
  })
  void aPictureToReferToLeadsToItsOwnEndpoint(String alias, String endpoint) {
    RequestDraft draft = RequestDraft.of(alias).prompt("kite").image("reference", PICTURE);
    assertThat(request(draft).sku()).isEqualTo(endpoint);
  }

  private static AcceptedImages limits(String alias) {
    return CATALOGUE
        .find(alias)
        .flatMap(model -> model.input("first_frame"))
        .map(input -> ((MediaInput) input).limits())
        .get();
  }

  private static Document request(RequestDraft draft) {
    return RequestChecker.check(CATALOGUE, draft)
        .map(Checked::document)
        .getOrElseThrow(() ->
            new AssertionError(RequestChecker.check(CATALOGUE, draft).map(Checked::document)));
  }

  private static Quote.Known known(Document request) {
    return known(
        CATALOGUE
            .findBySku(request.sku())
            .get()
            .price(request.sku())
            .quote(request.priceFacts(), Days.NOW));
  }

  private static Quote.Known known(Quote quote) {
    assertThat(quote).isInstanceOf(Quote.Known.class);
    return (Quote.Known) quote;
  }
}
