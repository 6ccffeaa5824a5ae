package dev.kinoport.offer;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DecimalInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.Bound;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.Ratio;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Seven models that differ in everything, written with the same types: the proof that a model is
 * data.
 */
public final class SampleOffers {
  static final String SHOP = "fal";
  static final LocalDate READ = LocalDate.of(2026, 11, 21);

  /** When all that is quoted here is planned. */
  public static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  private static final AcceptedImages ANY_IMAGE =
      AcceptedImages.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);
  private static final Provenance PROVENANCE = new Provenance("fal's client types", READ, false);
  private static final Quantity SECONDS = new Quantity.Measured("duration", "s");

  private static final AcceptedImages HAILUO_IMAGE =
      ANY_IMAGE
          .bytes(Bound.under(20_000_000))
          .shortSide(Bound.over(300))
          .ratio(new Ratio(2, 5), new Ratio(5, 2));

  private SampleOffers() {}

  /** All seven. */
  public static Catalogue catalogue() {
    return new Catalogue(List.of(hailuo23Standard(), hailuo02Standard()))
        .with(kling25TurboPro())
        .with(veo31())
        .with(ltx2())
        .with(wan22())
        .with(seedance15Pro());
  }

  /** Without a picture it is another sku, which takes fewer inputs. */
  static Offer hailuo02Standard() {
    String id = "fal-ai/minimax/hailuo-02/standard/image-to-video";
    return new Offer(
        SHOP,
        id,
        "hailuo-02-standard",
        "MiniMax Hailuo 02 Standard",
        List.of(
            Route.without(
                    "fal-ai/minimax/hailuo-02/standard/text-to-video", "first_frame", "last_frame")
                .taking(new FixedInput("resolution", "768P")),
            Route.only(id)),
        List.of(
            TextInput.prompt(2_000),
            new MediaInput("first_frame", "image_url", true, 1, HAILUO_IMAGE),
            DurationInput.of(WireForm.DIGITS, 6, 6, 10),
            SwitchInput.of("prompt_optimizer", "prompt_optimizer", true),
            ChoiceInput.of("resolution", "768P", "512P", "768P"),
            new MediaInput("last_frame", "end_image_url", false, 1, HAILUO_IMAGE)),
        List.of(
            CrossRule.forbid(
                "a last frame needs resolution 768P: upstream does not take one at 512P",
                Clause.given("last_frame"),
                Clause.is("resolution", "512P"))),
        PriceRule.usd(
            LocalDate.of(2025, 7, 1),
            Confidence.ROUGH,
            "an undated copy of a model page",
            Part.of(
                SECONDS,
                Rate.of("0.045", Condition.when("resolution", "768P")),
                Rate.of("0.017", Condition.when("resolution", "512P")))),
        sides(Map.of("512P", 512, "768P", 768)),
        PROVENANCE);
  }

  static Offer hailuo23Standard() {
    String id = "fal-ai/minimax/hailuo-2.3/standard/image-to-video";
    return new Offer(
        SHOP,
        id,
        "hailuo-2.3-standard",
        "MiniMax Hailuo 2.3 Standard",
        List.of(
            Route.without("fal-ai/minimax/hailuo-2.3/standard/text-to-video", "first_frame"),
            Route.only(id)),
        List.of(
            TextInput.prompt(2_000),
            SwitchInput.of("prompt_optimizer", "prompt_optimizer", true),
            DurationInput.of(WireForm.DIGITS, 6, 6, 10),
            new MediaInput("first_frame", "image_url", true, 1, HAILUO_IMAGE),
            new FixedInput("resolution", "768P")),
        List.of(),
        PriceRule.usd(
            READ,
            Confidence.PUBLISHED,
            "the model's page",
            Part.of(
                new Quantity.PerRequest(),
                Rate.of("0.28", Condition.when("duration", "6")),
                Rate.of("0.56", Condition.when("duration", "10")))),
        sides(Map.of("768P", 768)),
        PROVENANCE);
  }

  private static OutputFacts sides(Map<String, Integer> shortSides) {
    return new OutputFacts(shortSides, List.of(), Option.none(), Option.none(), Option.none());
  }

  static Offer kling25TurboPro() {
    AcceptedImages limits =
        AcceptedImages.of(ImageType.JPEG, ImageType.PNG)
            .bytes(Bound.atMost(10_000_000))
            .shortSide(Bound.atLeast(300))
            .ratio(new Ratio(2, 5), new Ratio(5, 2));
    return model(
        "fal-ai/kling-video/v2.5-turbo/pro/image-to-video",
        "kling-2.5-turbo-pro",
        OutputFacts.unknown(),
        PriceRule.usd(
            READ,
            Confidence.PUBLISHED,
            "a copy of fal's model page",
            Part.of(new Quantity.PerRequest(), Rate.of("0.35")),
            Part.of(SECONDS, Rate.of("0.07")).including("5")),
        TextInput.prompt(2_500),
        new MediaInput("first_frame", "image_url", true, 1, limits),
        DurationInput.of(WireForm.DIGITS, 5, 5, 10),
        negativePrompt(Option.of("blur, distort, and low quality")),
        new DecimalInput(
            "cfg_scale",
            "cfg_scale",
            false,
            BigDecimal.ZERO,
            BigDecimal.ONE,
            Option.of(new BigDecimal("0.5"))),
        new MediaInput("last_frame", "tail_image_url", false, 1, limits));
  }

  /** With a last frame it is another endpoint, with other names. */
  static Offer veo31() {
    String id = "fal-ai/veo3.1/image-to-video";
    return new Offer(
        SHOP,
        id,
        "veo-3.1",
        "Veo 3.1",
        List.of(
            new Route(
                "fal-ai/veo3.1/first-last-frame-to-video",
                Set.of("last_frame"),
                Set.of(),
                Map.of("first_frame", "first_frame_url")),
            new Route(id, Set.of(), Set.of("last_frame"), Map.of())),
        List.of(
            TextInput.prompt(20_000),
            new MediaInput("first_frame", "image_url", true, 1, ANY_IMAGE),
            new MediaInput("last_frame", "last_frame_url", false, 1, ANY_IMAGE),
            DurationInput.of(WireForm.DIGITS_AND_S, 8, 4, 6, 8),
            ChoiceInput.of("resolution", "720p", "720p", "1080p", "4k"),
            ChoiceInput.of("aspect_ratio", "auto", "auto", "16:9", "9:16"),
            SwitchInput.of("audio", "generate_audio", true),
            negativePrompt(Option.none()),
            seed(0),
            SwitchInput.of("auto_fix", "auto_fix", true),
            ChoiceInput.of("safety_tolerance", "4", "1", "2", "3", "4", "5", "6")),
        List.of(
            CrossRule.warn(
                "4k with sound takes long",
                Clause.is("resolution", "4k"),
                Clause.is("audio", "true"))),
        PriceRule.usd(
            READ,
            Confidence.MEASURED,
            "fal's gallery and recorded bills",
            Part.of(
                SECONDS,
                Rate.of("0.60", Condition.when("resolution", "4k").and("audio", "true")),
                Rate.of("0.40", Condition.when("resolution", "4k").and("audio", "false")),
                Rate.of("0.40", Condition.when("resolution", "720p", "1080p").and("audio", "true")),
                Rate.of(
                    "0.20", Condition.when("resolution", "720p", "1080p").and("audio", "false")))),
        new OutputFacts(
            Map.of("720p", 720, "1080p", 1080, "4k", 2160),
            List.of(),
            Option.none(),
            Option.none(),
            Option.none()),
        PROVENANCE);
  }

  static Offer ltx2() {
    return model(
        "fal-ai/ltx-2/image-to-video",
        "ltx-2",
        new OutputFacts(
            Map.of("1080p", 1080, "1440p", 1440, "2160p", 2160),
            List.of(),
            Option.none(),
            Option.none(),
            Option.none()),
        PriceRule.usd(
            READ,
            Confidence.PUBLISHED,
            "fal's gallery",
            Part.of(
                SECONDS,
                Rate.of("0.06", Condition.when("resolution", "1080p")),
                Rate.of("0.12", Condition.when("resolution", "1440p")),
                Rate.of("0.24", Condition.when("resolution", "2160p")))),
        TextInput.prompt(5_000),
        new MediaInput("first_frame", "image_url", true, 1, ANY_IMAGE),
        DurationInput.of(WireForm.NUMBER, 6, 6, 8, 10),
        ChoiceInput.of("resolution", "1080p", "1080p", "1440p", "2160p"),
        new ChoiceInput("fps", "fps", false, List.of("25", "50"), Option.of("25"), WireForm.NUMBER),
        SwitchInput.of("audio", "generate_audio", true));
  }

  static Offer wan22() {
    return model(
        "fal-ai/wan/v2.2-a14b/image-to-video",
        "wan-2.2-a14b",
        new OutputFacts(
            Map.of("480p", 480, "580p", 580, "720p", 720),
            List.of(),
            Option.none(),
            Option.of(false),
            Option.none()),
        PriceRule.usd(
            READ,
            Confidence.PUBLISHED,
            "fal's gallery",
            Part.of(
                new Quantity.FrameSeconds(16),
                Rate.of("0.08", Condition.when("resolution", "720p")),
                Rate.of("0.06", Condition.when("resolution", "580p")),
                Rate.of("0.04", Condition.when("resolution", "480p")))),
        new TextInput("prompt", "prompt", true, 1_500, LengthUnit.UTF8_BYTES, false, Option.none()),
        new MediaInput("first_frame", "image_url", true, 1, ANY_IMAGE),
        new FramesInput("frames", "num_frames", false, 17, 161, Option.of(81), WireForm.NUMBER),
        new IntegerInput("fps", "frames_per_second", false, 4, 60, Option.of(16L)),
        ChoiceInput.of("resolution", "720p", "480p", "580p", "720p"),
        seed(0));
  }

  static Offer seedance15Pro() {
    return model(
        "fal-ai/bytedance/seedance/v1.5/pro/image-to-video",
        "seedance-1.5-pro",
        new OutputFacts(
            Map.of("480p", 480, "720p", 720, "1080p", 1080),
            List.of(
                new OutputFacts.Size("720p", "16:9", 1280, 720),
                new OutputFacts.Size("720p", "9:16", 720, 1280),
                new OutputFacts.Size("1080p", "16:9", 1920, 1080)),
            Option.of(new BigDecimal("24")),
            Option.none(),
            Option.none()),
        PriceRule.usd(
            READ,
            Confidence.PUBLISHED,
            "fal's gallery",
            Part.of(
                new Quantity.VideoTokens(24, 0, 1_000_000),
                Rate.of("2.4", Condition.when("audio", "true")),
                Rate.of("1.2", Condition.when("audio", "false")))),
        TextInput.prompt(2_000),
        new MediaInput("first_frame", "image_url", true, 1, ANY_IMAGE),
        ChoiceInput.of("aspect_ratio", "16:9", "21:9", "16:9", "1:1", "9:16", "auto"),
        ChoiceInput.of("resolution", "720p", "480p", "720p", "1080p"),
        DurationInput.range(WireForm.DIGITS, 5, 4, 12, 1),
        SwitchInput.of("camera_fixed", "camera_fixed", false),
        seed(-1),
        SwitchInput.of("audio", "generate_audio", true),
        new MediaInput("last_frame", "end_image_url", false, 1, ANY_IMAGE));
  }

  private static Offer model(
      String id, String alias, OutputFacts output, PriceRule price, Input... inputs) {
    return new Offer(
        SHOP,
        id,
        alias,
        alias,
        List.of(Route.only(id)),
        List.of(inputs),
        List.of(),
        price,
        output,
        PROVENANCE);
  }

  private static TextInput negativePrompt(Option<String> fallback) {
    return new TextInput(
        "negative_prompt", "negative_prompt", false, 2_500, LengthUnit.CHARACTERS, true, fallback);
  }

  private static IntegerInput seed(long min) {
    return new IntegerInput("seed", "seed", false, min, 2_147_483_647, Option.none());
  }
}
