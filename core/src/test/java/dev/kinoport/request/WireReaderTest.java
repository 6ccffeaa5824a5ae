package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.input.Violation;
import dev.kinoport.input.WireValue;
import dev.kinoport.media.TestImages;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.SampleOffers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireReaderTest {
  private static final Catalogue CATALOGUE = SampleOffers.catalogue();
  private static final String VEO = "fal-ai/veo3.1/image-to-video";
  private static final String VEO_BOTH = "fal-ai/veo3.1/first-last-frame-to-video";
  private static final String HAILUO = "fal-ai/minimax/hailuo-02/standard/image-to-video";
  private static final Map<String, WireValue> LEAST =
      Map.of("prompt", text("a red kite"), "image_url", text("https://a.test/first.png"));

  @TempDir private Path folder;

  @Test
  void fillsInDefaults() {
    assertThat(read(HAILUO, LEAST)).isEmpty();
    Document request = WireReader.read(CATALOGUE.findBySku(HAILUO).get(), HAILUO, LEAST).get();
    assertThat(request.fields())
        .containsEntry("duration", text("6"))
        .containsEntry("resolution", text("768P"))
        .containsEntry("prompt_optimizer", new WireValue.Flag(true));
  }

  @Test
  void everyFaultIsReportedAtOnceByTheNameOfItsField() {
    Map<String, WireValue> fields =
        Map.of(
            "prompt", WireValue.Number.of(7),
            "duration", WireValue.Number.of(6),
            "resolution", text("768p"),
            "prompt_optimizer", text("true"),
            "end_image_url", new WireValue.Flag(true),
            "seed", WireValue.Number.of(1));
    assertThat(read(HAILUO, fields))
        .containsExactlyInAnyOrder(
            "prompt: must be text (was \"7\")",
            "duration: must be text of digits, such as \"6\" (was \"6\")",
            "resolution: must be 512P or 768P; did you mean 768P? (was \"768p\")",
            "prompt_optimizer: must be true or false, without quotes (was \"true\")",
            "end_image_url: must be text: an address or a data URI (was \"true\")",
            "seed: is not a field of this sku, which takes prompt, image_url, duration,"
                + " prompt_optimizer, resolution, end_image_url (was \"1\")",
            "image_url: is required");
  }

  /** Such a body of two megabytes once took more than ten minutes. */
  @Test
  void ofVeryManyUnknownFieldsAHundredAreTold() {
    Map<String, WireValue> fields = new LinkedHashMap<>(LEAST);
    IntStream.range(0, 100_000).forEach(i -> fields.put("unknown" + i, text("x")));

    assertThat(read(HAILUO, fields))
        .hasSize(101)
        .endsWith("and 99,900 faults more, which are not told");
  }

  @Test
  void ourOwnNamesAreNotTheProviders() {
    Map<String, WireValue> fields =
        Map.of("prompt", text("x"), "first_frame", text("https://a.test/first.png"));
    assertThat(read(HAILUO, fields)).hasSize(2);
  }

  @Test
  void anSkuTakesItsOwnFieldsOnly() {
    Map<String, WireValue> both =
        Map.of(
            "prompt", text("x"),
            "first_frame_url", text("https://a.test/1.png"),
            "last_frame_url", text("https://a.test/2.png"));
    assertThat(read(VEO_BOTH, both)).isEmpty();
    assertThat(read(VEO, both)).hasSize(3);
    assertThat(read(VEO, LEAST)).isEmpty();
    assertThat(read(VEO_BOTH, LEAST))
        .hasSize(3)
        .contains("first_frame_url: is required", "last_frame_url: is required");
    Offer veo = CATALOGUE.findBySku(VEO).get();
    assertThat(WireReader.read(veo, "fal-ai/other", LEAST).getError()).hasSize(1);
  }

  @Test
  void aNumberIsReadInItsFormOnly() {
    assertThat(read(VEO, with("duration", text("8s")))).isEmpty();
    assertThat(read(VEO, with("duration", text("8")))).hasSize(1);
    assertThat(read(VEO, with("duration", text("08s")))).hasSize(1);
    assertThat(read(VEO, with("duration", text("5s")))).hasSize(1);
    assertThat(read(VEO, with("duration", WireValue.Number.of(8)))).hasSize(1);
    assertThat(read(VEO, with("duration", text("s")))).hasSize(1);
    String ltx = "fal-ai/ltx-2/image-to-video";
    assertThat(read(ltx, with("duration", WireValue.Number.of(6)))).isEmpty();
    assertThat(read(ltx, with("duration", new WireValue.Number(new BigDecimal("6.0"))))).isEmpty();
    assertThat(read(ltx, with("duration", new WireValue.Number(new BigDecimal("6.5"))))).hasSize(1);
    assertThat(read(ltx, with("duration", text("6")))).hasSize(1);
    assertThat(read(ltx, with("fps", WireValue.Number.of(50)))).isEmpty();
    assertThat(read(ltx, with("fps", text("50")))).hasSize(1);
  }

  @Test
  void aNumberOfAnySizeIsReadWithoutHarm() {
    String wan = "fal-ai/wan/v2.2-a14b/image-to-video";
    for (String huge : List.of("1E+999999999", "-1E+999999999", "1E-999999999", "9".repeat(999))) {
      WireValue number = new WireValue.Number(new BigDecimal(huge));
      assertThat(read(wan, with("num_frames", number))).hasSize(1);
      assertThat(read(wan, with("seed", number))).hasSize(1);
      assertThat(read("fal-ai/ltx-2/image-to-video", with("fps", number))).hasSize(1);
    }
  }

  @Test
  void rulesOverSeveralFieldsApply() {
    Map<String, WireValue> fields = new LinkedHashMap<>(with("resolution", text("512P")));
    fields.put("end_image_url", text("https://a.test/last.png"));
    assertThat(read(HAILUO, fields))
        .singleElement()
        .asString()
        .startsWith("end_image_url: a last frame needs resolution 768P");
  }

  @Test
  void aDataUriIsMeasured() {
    assertThat(read(HAILUO, with("image_url", dataUri(400, 400)))).isEmpty();
    assertThat(read(HAILUO, with("image_url", dataUri(200, 180))))
        .singleElement()
        .asString()
        .startsWith("image_url: 200x180 px is too small: the short side must be over 300 px");
  }

  @Test
  void noFileIsEverOpened() throws IOException {
    Path file = Files.write(folder.resolve("a.png"), TestImages.png(400, 400));
    for (String address : List.of(file.toString(), file.toUri().toString())) {
      assertThat(read(HAILUO, with("image_url", text(address))))
          .singleElement()
          .asString()
          .startsWith("image_url: must start with http:// or https://");
    }
  }

  private static List<String> read(String sku, Map<String, WireValue> fields) {
    return WireReader.read(CATALOGUE.findBySku(sku).get(), sku, fields)
        .fold(faults -> faults.map(Violation::toString).asJava(), ok -> List.of());
  }

  private static Map<String, WireValue> with(String field, WireValue value) {
    Map<String, WireValue> fields = new LinkedHashMap<>(LEAST);
    fields.put(field, value);
    return fields;
  }

  private static WireValue dataUri(int width, int height) {
    byte[] png = TestImages.png(width, height);
    return text("data:image/png;base64," + Base64.getEncoder().encodeToString(png));
  }

  private static WireValue text(String text) {
    return new WireValue.Text(text);
  }
}
