package dev.kinoport.catalogue;

import dev.kinoport.media.Bound;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.MediaLimits;
import dev.kinoport.media.Ratio;
import dev.kinoport.model.ChoiceInput;
import dev.kinoport.model.Clause;
import dev.kinoport.model.CrossRule;
import dev.kinoport.model.DurationInput;
import dev.kinoport.model.FixedInput;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.Model;
import dev.kinoport.model.OutputFacts;
import dev.kinoport.model.Provenance;
import dev.kinoport.model.Route;
import dev.kinoport.model.SwitchInput;
import dev.kinoport.model.TextInput;
import dev.kinoport.model.WireForm;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** MiniMax Hailuo on fal, image to video, standard quality. */
final class Hailuo {
  private static final LocalDate READ = LocalDate.of(2026, 11, 21);

  /** Characters. Source: fal's OpenAPI of Hailuo-02; for 2.3 the upstream API. */
  private static final int PROMPT_LIMIT = 2_000;

  /** Source: MiniMax's own API. fal publishes none; its "MB" is read as the smaller one, 10^6. */
  private static final MediaLimits IMAGE_LIMITS =
      MediaLimits.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP)
          .bytes(Bound.under(20_000_000))
          .shortSide(Bound.over(300))
          .ratio(new Ratio(2, 5), new Ratio(5, 2));

  private static final MediaInput FIRST_FRAME =
      new MediaInput("first_frame", "image_url", true, 1, IMAGE_LIMITS);
  private static final DurationInput DURATION = DurationInput.of(WireForm.DIGITS, 6, 6, 10);
  private static final SwitchInput PROMPT_OPTIMIZER =
      SwitchInput.of("prompt_optimizer", "prompt_optimizer", true);

  /** For a clip of 6 s, upstream. Whether there is sound, and how many frames, nobody says. */
  private static final Option<Duration> TYPICAL_TIME = Option.of(Duration.ofMinutes(5));

  private Hailuo() {}

  static Model hailuo02Standard() {
    String id = "fal-ai/minimax/hailuo-02/standard/image-to-video";
    return new Model(
        id,
        "hailuo-02-standard",
        "MiniMax Hailuo 02 Standard, image to video",
        List.of(Route.only(id)),
        List.of(
            TextInput.prompt(PROMPT_LIMIT),
            FIRST_FRAME,
            DURATION,
            PROMPT_OPTIMIZER,
            ChoiceInput.of("resolution", "768P", "512P", "768P"),
            new MediaInput("last_frame", "end_image_url", false, 1, IMAGE_LIMITS)),
        List.of(
            CrossRule.forbid(
                "a last frame needs resolution 768P: upstream does not take one at 512P",
                Clause.given("last_frame"),
                Clause.is("resolution", "512P"))),
        hailuo02Price(),
        output(Map.of("512P", 512, "768P", 768)),
        new Provenance("fal's llms.txt and OpenAPI of the endpoint", READ, false));
  }

  static Model hailuo23Standard() {
    String id = "fal-ai/minimax/hailuo-2.3/standard/image-to-video";
    return new Model(
        id,
        "hailuo-2.3-standard",
        "MiniMax Hailuo 2.3 Standard, image to video",
        List.of(Route.only(id)),
        List.of(
            TextInput.prompt(PROMPT_LIMIT),
            PROMPT_OPTIMIZER,
            DURATION,
            FIRST_FRAME,
            new FixedInput("resolution", "768P")),
        List.of(),
        hailuo23Price(),
        output(Map.of("768P", 768)),
        new Provenance("fal's llms.txt of the endpoint", READ, false));
  }

  /** Per second. The page that names it is undated and says "roughly" at 512P. */
  private static PriceRule hailuo02Price() {
    return PriceRule.usd(
        READ,
        Confidence.ROUGH,
        "an undated copy of fal's model page; today's page names no price",
        Part.of(
            new Quantity.Measured("duration", "s"),
            Rate.of("0.045", Condition.when("resolution", "768P")),
            Rate.of("0.017", Condition.when("resolution", "512P"))));
  }

  /** A list, not a rate: 10 s cost twice as much as 6 s, and are billed as two units. */
  private static PriceRule hailuo23Price() {
    return PriceRule.usd(
            READ,
            Confidence.PUBLISHED,
            "fal's llms.txt of the endpoint",
            Part.of(
                new Quantity.PerRequest(),
                Rate.of("0.28", Condition.when("duration", "6")),
                Rate.of("0.56", Condition.when("duration", "10"))))
        .perUnit("0.28");
  }

  private static OutputFacts output(Map<String, Integer> shortSides) {
    return new OutputFacts(shortSides, List.of(), Option.none(), Option.none(), TYPICAL_TIME);
  }
}
