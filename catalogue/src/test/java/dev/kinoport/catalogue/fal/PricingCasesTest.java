package dev.kinoport.catalogue.fal;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of prices to meet, by the models that Kinoport knows by itself. */
class PricingCasesTest {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();

  @ParameterizedTest
  @MethodSource("cases")
  void thePriceIsTheOneInTheTable(Case expected) {
    String price =
        switch (quote(expected)) {
          case Quote.Known known -> known.amount().toString();
          case Quote.Unknown unknown -> "unknown";
        };
    assertThat(price)
        .isEqualTo(expected.usd() == null ? "unknown" : Money.usd(expected.usd()) + "");
  }

  /** What the endpoint and the request are, and what it costs; empty: nobody knows. */
  @ParameterizedTest
  @CsvSource({
    // H3: a page of September, and pictures beyond the fifth
    "minimax/h3/text-to-video, duration=5, 0.65",
    "minimax/h3/text-to-video, duration=5 resolution=480P, 0.25",
    "minimax/h3/text-to-video, duration=10 resolution=768P, 0.60",
    "minimax/h3/text-to-video, duration=15 resolution=4K, 2.40",
    "minimax/h3/reference-to-video, duration=5 resolution=2K input_images=5, 0.65",
    "minimax/h3/reference-to-video, duration=5 resolution=2K input_images=7, 0.81",
    "minimax/h3/text-to-video, duration=5 resolution=1080P, ",
    // Kling
    "fal-ai/kling-video/v3/standard/image-to-video, duration=10 audio=false, 0.84",
    "fal-ai/kling-video/v3/standard/image-to-video, duration=10 voice=false, 1.26",
    "fal-ai/kling-video/v3/standard/image-to-video, duration=10 voice=true, 1.54",
    "fal-ai/kling-video/v3/pro/image-to-video, duration=10 voice=true, 1.96",
    "fal-ai/kling-video/v3/4k/image-to-video, duration=5, 2.10",
    "fal-ai/kling-video/v3/turbo/pro/image-to-video, duration=5, 0.70",
    "fal-ai/kling-video/v3/turbo/standard/text-to-video, duration=5, 0.56",
    "fal-ai/kling-video/o3/standard/image-to-video, duration=5, 0.42",
    "fal-ai/kling-video/o3/standard/image-to-video, duration=5 audio=true, 0.56",
    "fal-ai/kling-video/o3/4k/text-to-video, duration=5 audio=true, 2.10",
    "fal-ai/kling-video/o3/pro/image-to-video, duration=5, ",
    "fal-ai/kling-video/o1/standard/image-to-video, duration=5, 0.42",
    "fal-ai/kling-video/o1/image-to-video, duration=5, ",
    // LTX 2.3: from text it costs more than from a picture
    "fal-ai/ltx-2.3/image-to-video, duration=10 resolution=1080p, 0.60",
    "fal-ai/ltx-2.3/image-to-video, duration=10 resolution=2160p, 2.40",
    "fal-ai/ltx-2.3/text-to-video, duration=10 resolution=1440p, 1.60",
    "fal-ai/ltx-2.3/text-to-video/fast, duration=20, 0.80",
    "fal-ai/ltx-2.3/image-to-video/fast, duration=20, ",
    // Veo Lite, second hand
    "fal-ai/veo3.1/lite/image-to-video, duration=8, 0.40",
    "fal-ai/veo3.1/lite/image-to-video, duration=8 audio=false, 0.24",
    "fal-ai/veo3.1/lite, duration=8 resolution=1080p, 0.64",
    "fal-ai/veo3.1/lite, duration=8 resolution=1080p audio=false, 0.40",
    // Seedance 2: where page and formula disagree the page counts
    "bytedance/seedance-2.0/text-to-video, duration=5, 1.517",
    "bytedance/seedance-2.0/mini/image-to-video, duration=10, 1.547",
    "bytedance/seedance-2.0/mini/text-to-video, duration=10 resolution=720p, 1.547",
    "bytedance/seedance-2.0/reference-to-video, duration=4 aspect_ratio=16:9, 1.2222",
    "bytedance/seedance-2.0/reference-to-video,"
        + " duration=4 aspect_ratio=16:9 reference_videos=1 input_seconds=6, 1.82196",
    "bytedance/seedance-2.0/reference-to-video, duration=4 aspect_ratio=16:9 reference_videos=1, ",
    // Wan, Happy Horse, Luma, PixVerse, Gemini
    "fal-ai/wan/v2.7/image-to-video, duration=10 resolution=720p, 1.00",
    "fal-ai/wan/v2.7/text-to-video, duration=10, 1.50",
    "alibaba/happy-horse/v1.1/text-to-video, duration=5, 1.40",
    "alibaba/happy-horse/image-to-video, duration=5 resolution=720p, 0.70",
    "luma/agent/ray/v3.2/image-to-video, , 0.50",
    "luma/agent/ray/v3.2/text-to-video, duration=10 resolution=1080p, 4.00",
    "fal-ai/pixverse/v6/image-to-video, duration=10 resolution=360p, 0.25",
    "fal-ai/pixverse/v6/text-to-video, duration=10 resolution=1080p audio=true, 1.15",
    "fal-ai/pixverse/c1/transition, duration=10 audio=true, 0.65",
    "google/gemini-omni-flash, , 1.00",
    "google/gemini-omni-flash/image-to-video, duration=10, 1.30",
  })
  void theModelsOfThisMonthCostWhatTheirPagesSay(
      String endpoint, @Nullable String request, @Nullable String usd) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String fact : request == null ? List.<String>of() : List.of(request.split(" "))) {
      typed.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
    }
    thePriceIsTheOneInTheTable(new Case(endpoint, PriceFacts.of(typed), usd));
  }

  @Test
  void everyCaseHasAModelButTheOneWithoutAPriceByNature() throws IOException {
    List<Case> all = cases().toList();
    assertThat(all).hasSize(47);
    assertThat(all)
        .filteredOn(it -> CATALOGUE.findBySku(it.endpoint()).isEmpty())
        .extracting(Case::endpoint)
        .containsExactly("example/compute-seconds");
  }

  /** Both ways to name an endpoint give one price. */
  private static Quote quote(Case asked) {
    Quote whole =
        CATALOGUE
            .findBySku(asked.endpoint())
            .<Quote>map(model -> model.quote(asked.endpoint(), asked.facts(), Days.ofSale(model)))
            .getOrElse(new Quote.Unknown("no model"));
    CATALOGUE
        .find(asked.endpoint())
        .forEach(pinned ->
            assertThat(pinned.quote(asked.facts(), Days.ofSale(pinned))).isEqualTo(whole));
    return whole;
  }

  static Stream<Case> cases() throws IOException {
    try (var in = Money.class.getResourceAsStream("pricing-cases.json")) {
      String json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Map<?, ?> file = (Map<?, ?>) new Moshi.Builder().build().adapter(Object.class).fromJson(json);
      List<?> rows = (List<?>) Objects.requireNonNull(Objects.requireNonNull(file).get("cases"));
      return rows.stream().map(row -> Case.of((List<?>) row));
    }
  }

  record Case(String endpoint, PriceFacts facts, @Nullable String usd) {
    static Case of(List<?> row) {
      PriceFacts facts = PriceFacts.none();
      for (Map.Entry<?, ?> fact : ((Map<?, ?>) row.get(1)).entrySet()) {
        facts = with(facts, (String) fact.getKey(), fact.getValue());
      }
      return new Case((String) row.get(0), facts, (String) row.get(2));
    }

    private static PriceFacts with(PriceFacts facts, String name, Object value) {
      String canonical =
          switch (name) {
            case "seconds" -> "duration";
            case "inputSeconds" -> "input_seconds";
            case "inputImages" -> "input_images";
            case "multiClip" -> "multi_clip";
            default -> name;
          };
      return switch (value) {
        case Double number -> facts.with(canonical, BigDecimal.valueOf(number));
        case Boolean on -> facts.with(canonical, on);
        default -> facts.with(canonical, value.toString());
      };
    }
  }
}
