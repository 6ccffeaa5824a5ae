package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.Violation;
import dev.kinoport.input.WireValue;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.TestImages;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.SampleOffers;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckerTest {
  private static final Catalogue CATALOGUE = SampleOffers.catalogue();
  private static final ImageSource IMAGE = ImageSource.url("https://a.test/first.png");
  private static final RequestDraft HAILUO_02 =
      RequestDraft.of("hailuo-02-standard").prompt("a red kite").firstFrame(IMAGE);
  private static final RequestDraft HAILUO_23 =
      RequestDraft.of("hailuo-2.3-standard").prompt("a red kite").firstFrame(IMAGE);

  @TempDir private Path folder;

  @Test
  void fillsInEveryDefaultAndSendsItInTheOrderOfTheProvider() {
    Document request = valid(HAILUO_02);
    assertThat(request.sku()).isEqualTo("fal-ai/minimax/hailuo-02/standard/image-to-video");
    assertThat(request.fields().keySet())
        .containsExactly("prompt", "image_url", "duration", "prompt_optimizer", "resolution");
    assertThat(CanonicalJson.write(request.fields()))
        .isEqualTo(
            "{\"duration\":\"6\",\"image_url\":\"https://a.test/first.png\","
                + "\"prompt\":\"a red kite\",\"prompt_optimizer\":true,\"resolution\":\"768P\"}");
    assertThat(request.inputs().keySet())
        .containsExactly("duration", "first_frame", "prompt", "prompt_optimizer", "resolution");
    assertThat(request.prompt()).contains("a red kite");
    assertThat(request.warnings()).isEmpty();
  }

  @Test
  void whatIsFixedIsPartOfTheRequestAndNotOnTheWire() {
    Document request = valid(HAILUO_23);
    assertThat(request.inputs()).containsEntry("resolution", new WireValue.Text("768P"));
    assertThat(request.fields()).doesNotContainKey("resolution");
    assertThat(request.digest()).isEqualTo(valid(HAILUO_23.resolution("768P")).digest());
    assertThat(faults(HAILUO_23.resolution("512P")))
        .containsExactly("resolution: is always 768P with this model (was \"512P\")");
  }

  @Test
  void saysWhatTheClipShouldBeLike() {
    Document request = valid(HAILUO_02.duration(10).resolution("512P"));
    assertThat(request.seconds()).contains(Duration.ofSeconds(10));
    assertThat(request.expected().shortSidePx()).contains(512);
    assertThat(request.expected().framesPerSecond()).isEmpty();
    assertThat(request.expected().audio()).isEmpty();
  }

  @Test
  void theQuoteOfARequestIsTheQuoteOfItsModel() {
    assertThat(amount(HAILUO_02)).isEqualTo(Money.usd("0.27"));
    assertThat(amount(HAILUO_02.resolution("512P"))).isEqualTo(Money.usd("0.102"));
    assertThat(amount(HAILUO_23.duration(10))).isEqualTo(Money.usd("0.56"));
    assertThat(valid(HAILUO_23).priceFacts().all().keySet())
        .containsExactly("duration", "input_images", "prompt_optimizer", "resolution");
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    RequestDraft draft =
        RequestDraft.of("hailuo-02-standard")
            .prompt(" \n")
            .duration(8)
            .resolution("1080P")
            .set("prompt_optimizer", "yes")
            .set("seed", "7")
            .lastFrame(ImageSource.url("file:///etc/passwd"));
    assertThat(faults(draft))
        .containsExactlyInAnyOrder(
            "prompt: must not be blank (was \"  \")",
            "duration: must be 6 or 10, in whole seconds (was \"8\")",
            "resolution: must be 512P or 768P (was \"1080P\")",
            "prompt_optimizer: must be true or false (was \"yes\")",
            "seed: is not an input of hailuo-02-standard, which takes prompt, first_frame,"
                + " duration, prompt_optimizer, resolution, last_frame",
            "last_frame: must start with http:// or https:// (was \"file:///etc/passwd\")",
            "first_frame: is required");
  }

  @Test
  void anEmptyDraftIsToldAllThatIsMissing() {
    assertThat(faults(RequestDraft.of("fal-ai/minimax/hailuo-2.3/standard/image-to-video")))
        .containsExactly("prompt: is required", "first_frame: is required");
    assertThat(faults(RequestDraft.of("hailuo-2.3-standard")))
        .containsExactly("prompt: is required");
  }

  @Test
  void anUnknownModelIsRefusedWithAGuess() {
    assertThat(faults(RequestDraft.of("hailuo-2.3-standart")))
        .containsExactly(
            "model: is not known; did you mean hailuo-2.3-standard or hailuo-02-standard?"
                + " (was \"hailuo-2.3-standart\")");
    assertThat(faults(RequestDraft.of("dall-e")))
        .first()
        .asString()
        .startsWith("model: must be one of ")
        .contains(" kling-2.5-turbo-pro, hailuo-2.3-standard, ");
  }

  @ParameterizedTest
  @CsvSource({
    "6.0, '; did you mean 6?'",
    "06, '; did you mean 6?'",
    "' 6', '; did you mean 6?'",
    "6s, '; did you mean 6?'",
    "10 s, ''",
    "8, ''",
    "-6, '; did you mean 6?'",
    "'', ''",
    "auto, ''",
    "6e0, ''",
    "\u0666, ''"
  })
  void aDurationHasOneSpelling(String typed, String guess) {
    assertThat(faults(HAILUO_02.set("duration", typed)))
        .singleElement()
        .asString()
        .startsWith("duration: must be 6 or 10, in whole seconds" + guess)
        .matches(fault -> !guess.isEmpty() || !fault.contains("did you mean"));
  }

  @ParameterizedTest
  @CsvSource({"768p, '; did you mean 768P?'", "768, '; did you mean 768P?'", "1080P, ''"})
  void aResolutionIsComparedLetterForLetter(String typed, String guess) {
    assertThat(faults(HAILUO_02.resolution(typed)))
        .containsExactly("resolution: must be 512P or 768P%s (was \"%s\")".formatted(guess, typed));
  }

  @Test
  void charactersOfAPromptAreCountedAsPeopleDo() {
    assertThat(faults(HAILUO_02.prompt("\uD83E\uDE81".repeat(2_000)))).isEmpty();
    assertThat(faults(HAILUO_02.prompt("\uD83E\uDE81".repeat(2_001))))
        .singleElement()
        .asString()
        .startsWith("prompt: must be at most 2000 characters long, is 2001 (was \"");
  }

  @Test
  void bytesOfAPromptAreCountedWhereTheProviderDoes() {
    RequestDraft wan = RequestDraft.of("wan-2.2-a14b").firstFrame(IMAGE);
    assertThat(faults(wan.prompt("\u00fc".repeat(750)))).isEmpty();
    assertThat(faults(wan.prompt("\u00fc".repeat(751))))
        .singleElement()
        .asString()
        .startsWith("prompt: must be at most 1500 UTF-8 bytes long, is 1502");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
  void aBlankPromptIsRefused(String prompt) {
    assertThat(faults(HAILUO_02.prompt(prompt))).hasSize(1);
  }

  @Test
  void aPromptThatCannotBeWrittenIsRefused() {
    assertThat(faults(HAILUO_02.prompt("a\0b")))
        .containsExactly(
            "prompt: must not hold control characters, has U+0000 as character 2 (was"
                + " \"a\uFFFDb\")");
    assertThat(faults(HAILUO_02.prompt("a\u009B2Jb")))
        .containsExactly(
            "prompt: must not hold control characters, has U+009B as character 2 (was"
                + " \"a\uFFFD2Jb\")");
    assertThat(faults(HAILUO_02.prompt("a\uD83Eb"))).singleElement().asString().contains("half of");
    assertThat(faults(HAILUO_02.prompt("two\nlines, a\ttab"))).isEmpty();
  }

  @Test
  void aPromptIsSentAsItIs() {
    assertThat(valid(HAILUO_02.prompt("  [Pan left] \"kite\" ")).fields())
        .containsEntry("prompt", new WireValue.Text("  [Pan left] \"kite\" "));
  }

  @Test
  void theProvidersOwnNamesWillDo() {
    RequestDraft draft =
        RequestDraft.of("fal-ai/minimax/hailuo-02/standard/image-to-video")
            .set("prompt", "a red kite")
            .set("image_url", "https://a.test/first.png");
    assertThat(valid(draft)).isEqualTo(valid(HAILUO_02));
    assertThat(valid(HAILUO_02.set("end_image_url", "https://a.test/l.png")))
        .isEqualTo(valid(HAILUO_02.lastFrame(ImageSource.url("https://a.test/l.png"))));
  }

  @Test
  void oneInputUnderTwoNamesIsRefused() {
    assertThat(faults(HAILUO_02.set("image_url", "https://a.test/other.png")))
        .containsExactly("first_frame: is the same input as image_url: give it once");
    assertThat(faults(HAILUO_02.set("first_frame", "https://a.test/first.png")))
        .containsExactly("first_frame: is given twice: give it once");
  }

  @Test
  void aLastFrameIsRefusedWhereThereIsNone() {
    assertThat(faults(HAILUO_23.lastFrame(IMAGE)))
        .containsExactly(
            "last_frame: is not an input of hailuo-2.3-standard, which takes prompt,"
                + " prompt_optimizer, duration, first_frame, resolution");
    assertThat(faults(HAILUO_23.set("end_image_url", "https://a.test/l.png")))
        .singleElement()
        .asString()
        .startsWith("end_image_url: is not an input of hailuo-2.3-standard");
  }

  @Test
  void anUnknownNameIsRefusedWithAGuess() {
    assertThat(faults(HAILUO_02.set("resolutoin", "768P")))
        .singleElement()
        .asString()
        .endsWith("; did you mean resolution?");
  }

  @Test
  void ofVeryManyUnknownNamesAHundredAreTold() {
    Map<String, String> names = new LinkedHashMap<>();
    IntStream.range(0, 100_000).forEach(i -> names.put("unknown" + i, "x"));

    var faults = faults(new RequestDraft(HAILUO_02.model(), names, HAILUO_02.images()));

    assertThat(faults).hasSize(101).last().asString().startsWith("and 99,90");
  }

  @Test
  void aLastFrameNeedsTheHigherResolution() {
    RequestDraft draft = HAILUO_02.lastFrame(IMAGE);
    assertThat(faults(draft)).isEmpty();
    assertThat(faults(draft.resolution("512P")))
        .containsExactly(
            "last_frame: a last frame needs resolution 768P: upstream does not take one at 512P");
  }

  @Test
  void aRuleIsSilentWhenWhatItLooksAtIsWrongAnyway() {
    assertThat(faults(HAILUO_02.resolution("512P").lastFrame(ImageSource.url("nowhere"))))
        .containsExactly("last_frame: must start with http:// or https:// (was \"nowhere\")");
  }

  @Test
  void aWarningDoesNotStopARequest() {
    RequestDraft draft =
        RequestDraft.of("veo-3.1").prompt("a red kite").firstFrame(IMAGE).resolution("4k");
    assertThat(valid(draft).warnings()).containsExactly("4k with sound takes long");
    assertThat(valid(draft.set("audio", "false")).warnings()).isEmpty();
  }

  @Test
  void aPictureIsMeasuredAndEveryFaultOfItIsReported() {
    byte[] small = TestImages.png(180, 700);
    assertThat(faults(HAILUO_02.firstFrame(ImageSource.bytes(small))))
        .containsExactly(
            "first_frame: 180x700 px is too small: the short side must be over 300 px"
                + " (was \"425 bytes\")",
            "first_frame: 180x700 px is too narrow: width to height must be at least 2:5"
                + " (was \"425 bytes\")");
    assertThat(faults(HAILUO_02.firstFrame(ImageSource.bytes(TestImages.real("gif", 400, 400)))))
        .singleElement()
        .asString()
        .startsWith("first_frame: is GIF: must be one of JPEG, PNG, WEBP");
  }

  @Test
  void filesThatAreNoPicturesAreRefused() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertThat(faults(HAILUO_02.firstFrame(ImageSource.file(empty))))
        .singleElement()
        .asString()
        .startsWith("first_frame: is empty: an image is needed");
    assertThat(faults(HAILUO_02.firstFrame(ImageSource.file(folder))))
        .singleElement()
        .asString()
        .startsWith("first_frame: is a directory");
    RequestDraft typed = RequestDraft.of("hailuo-02-standard").prompt("a red kite");
    assertThat(faults(typed.set("first_frame", "no/such/file.png")))
        .containsExactly("first_frame: no such file (was \"no/such/file.png\")");
  }

  @Test
  void aFaultNeverShowsAWholeImage() {
    String uri = "data:image/png;base64," + "A".repeat(100_000);
    Seq<Violation> faults = check(HAILUO_02.firstFrame(ImageSource.dataUri(uri))).getError();
    assertThat(faults).hasSize(1);
    assertThat(faults.head().value()).isEqualTo("data URI of 100022 characters");
    assertThat(check(HAILUO_02.prompt("x".repeat(5_000))).getError().head().value()).hasSize(123);
  }

  @Test
  void aPictureInARoleThatTakesNoneIsRefused() {
    assertThat(faults(HAILUO_02.image("duration", IMAGE)))
        .containsExactly("duration: does not take an image (was \"image\")");
    assertThat(faults(HAILUO_02.images("first_frame", List.of(IMAGE, IMAGE))))
        .containsExactly("first_frame: must be one image (was \"2 images\")");
  }

  @Test
  void anotherSkuTakesOverWhenALastFrameIsGiven() {
    RequestDraft veo = RequestDraft.of("veo-3.1").prompt("a red kite").firstFrame(IMAGE);
    assertThat(valid(veo).sku()).isEqualTo("fal-ai/veo3.1/image-to-video");
    assertThat(valid(veo).fields()).containsKey("image_url").doesNotContainKey("last_frame_url");
    Document both = valid(veo.lastFrame(IMAGE));
    assertThat(both.sku()).isEqualTo("fal-ai/veo3.1/first-last-frame-to-video");
    assertThat(both.model()).isEqualTo("veo-3.1");
    assertThat(both.fields()).containsKeys("first_frame_url", "last_frame_url");
    assertThat(both.fields()).doesNotContainKey("image_url");
  }

  @Test
  void everyModelWritesNumbersInItsOwnWay() {
    RequestDraft any = RequestDraft.of("").prompt("a red kite").firstFrame(IMAGE);
    assertThat(json(any, "kling-2.5-turbo-pro"))
        .contains("\"duration\":\"5\"", "\"cfg_scale\":0.5,")
        .contains("\"negative_prompt\":\"blur, distort, and low quality\"");
    assertThat(json(any, "veo-3.1")).contains("\"duration\":\"8s\"", "\"generate_audio\":true");
    assertThat(json(any, "ltx-2")).contains("\"duration\":6,", "\"fps\":25,");
    assertThat(json(any, "wan-2.2-a14b"))
        .contains("\"num_frames\":81,", "\"frames_per_second\":16,")
        .doesNotContain("duration");
  }

  @Test
  void theSpellingOfTheWireWillDoForADuration() {
    RequestDraft veo = RequestDraft.of("veo-3.1").prompt("a red kite").firstFrame(IMAGE);
    assertThat(valid(veo.set("duration", "6s"))).isEqualTo(valid(veo.duration(6)));
  }

  @Test
  void framesBecomeSeconds() {
    Document request =
        valid(
            RequestDraft.of("wan-2.2-a14b")
                .prompt("a red kite")
                .firstFrame(IMAGE)
                .set("frames", "80")
                .set("fps", "20"));
    assertThat(request.seconds()).contains(Duration.ofSeconds(4));
    assertThat(amount(request)).isEqualTo(Money.usd("0.40"));
  }

  @ParameterizedTest
  @CsvSource({"16, false", "17, true", "161, true", "162, false", "80.5, false", "1e2, false"})
  void framesStayInTheirRange(String frames, boolean accepted) {
    RequestDraft draft =
        RequestDraft.of("wan-2.2-a14b").prompt("x").firstFrame(IMAGE).set("frames", frames);
    assertThat(faults(draft).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, true", "0.25, true", "1.01, false", "-0.1, false", ".5, false"})
  void decimalsStayInTheirRange(String scale, boolean accepted) {
    RequestDraft draft =
        RequestDraft.of("kling-2.5-turbo-pro")
            .prompt("x")
            .firstFrame(IMAGE)
            .set("cfg_scale", scale);
    assertThat(faults(draft).isEmpty()).isEqualTo(accepted);
  }

  @Test
  void aSeedMayBeMinusOneWhereThatMeansRandom() {
    RequestDraft draft = RequestDraft.of("").prompt("x").firstFrame(IMAGE).set("seed", "-1");
    assertThat(json(draft, "seedance-1.5-pro")).contains("\"seed\":-1");
    assertThat(faults(new RequestDraft("veo-3.1", draft.settings(), draft.images()))).hasSize(1);
  }

  @Test
  void aRequestKnowsItsImagesAndTheirAddresses() {
    byte[] png = TestImages.png(400, 400);
    String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    Document request =
        valid(HAILUO_02.firstFrame(ImageSource.bytes(png)).lastFrame(ImageSource.dataUri(uri)));
    assertThat(request.localImages()).hasSize(1);
    String digest = request.localImages().getFirst().sha256();
    var address = URI.create("https://cdn.test/1.png");
    assertThat(request.fields(Map.of(digest, address)))
        .containsEntry("image_url", new WireValue.Text("https://cdn.test/1.png"))
        .containsEntry("end_image_url", new WireValue.Text("https://cdn.test/1.png"));
    assertThat(request.fields(Map.of(digest, address)).keySet())
        .containsExactlyElementsOf(request.fields().keySet());
  }

  private static Validation<Seq<Violation>, Document> check(RequestDraft draft) {
    return RequestChecker.check(CATALOGUE, draft).map(Checked::document);
  }

  private static Document valid(RequestDraft draft) {
    return check(draft).getOrElseThrow(() -> new AssertionError(faults(draft)));
  }

  private static List<String> faults(RequestDraft draft) {
    return check(draft).fold(faults -> faults.map(Violation::toString).asJava(), ok -> List.of());
  }

  private static String json(RequestDraft draft, String model) {
    return CanonicalJson.write(
        valid(new RequestDraft(model, draft.settings(), draft.images())).fields());
  }

  private static Money amount(RequestDraft draft) {
    return amount(valid(draft));
  }

  private static Money amount(Document request) {
    Offer model = CATALOGUE.findBySku(request.sku()).get();
    return switch (model.price(request.sku()).quote(request.priceFacts(), SampleOffers.NOW)) {
      case Quote.Known known -> known.amount();
      case Quote.Unknown unknown -> throw new AssertionError(unknown.reason());
    };
  }
}
