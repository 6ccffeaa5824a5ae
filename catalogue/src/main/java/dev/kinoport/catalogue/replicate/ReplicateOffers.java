package dev.kinoport.catalogue.replicate;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageType;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Provenance;
import dev.kinoport.offer.Retention;
import dev.kinoport.offer.Route;
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

/**
 * Official video models at Replicate, under the aliases that they have at every shop. An sku is
 * Replicate's {@code owner/name}, with a slash and the resolution where others sell that resolution
 * as a model of its own. Nothing is contacted. Safe for threads.
 *
 * <p>Among them is what both a schema and a price are known of. Source: the models' input schemas
 * and the prices embedded in their pages, read 2026-11-28.
 */
public final class ReplicateOffers {
  /** The shop's name: {@code replicate:minimax/hailuo-2.3} names one of these offers. */
  public static final String SHOP = "replicate";

  private static final LocalDate READ = LocalDate.of(2026, 11, 28);

  /** Pages were seen between October and December: of the month that is certain. */
  private static final LocalDate PAGES_SEEN = LocalDate.of(2026, 10, 1);

  /** Input, output and files of a prediction are removed an hour after it. */
  private static final Retention AN_HOUR = Retention.of(Duration.ofHours(1), Duration.ofHours(1));

  private static final Quantity CLIP = new Quantity.PerRequest();
  private static final Quantity SECONDS = new Quantity.Measured(Quantity.CLIP_LENGTH, "s");

  /** Replicate names no limits of images; the formats are those that all of these models take. */
  private static final AcceptedImages IMAGE =
      AcceptedImages.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);

  /** The upstream API's. */
  private static final TextInput HAILUO_PROMPT = TextInput.prompt(2_000);

  /** Ours: no limit is published. */
  private static final int LONG_TEXT = 20_000;

  private static final long LARGEST_SEED = 2_147_483_647L;
  private static final TextInput PROMPT = TextInput.prompt(LONG_TEXT);
  private static final SwitchInput PROMPT_OPTIMIZER =
      SwitchInput.of("prompt_optimizer", "prompt_optimizer", true);
  private static final IntegerInput SEED =
      new IntegerInput("seed", "seed", false, 0, LARGEST_SEED, Option.none());
  private static final TextInput NEGATIVE_PROMPT =
      new TextInput(
          "negative_prompt",
          "negative_prompt",
          false,
          LONG_TEXT,
          LengthUnit.CHARACTERS,
          true,
          Option.none());

  private static final Catalogue CATALOGUE =
      Catalogue.ofFamilies(() -> List.of(ReplicateOffers::all));

  private ReplicateOffers() {}

  /** What Replicate sells, in US dollars. */
  public static Catalogue catalogue() {
    return CATALOGUE;
  }

  private static List<Offer> all() {
    return List.of(
        hailuo23Standard(),
        hailuo23Pro(),
        hailuo23FastStandard(),
        hailuo23FastPro(),
        hailuo02Standard(),
        hailuo02Pro(),
        video01(),
        video01Live(),
        kling25TurboPro(),
        veo("veo-3.1", "Google Veo 3.1", "0.40", "0.20"),
        veo("veo-3.1-fast", "Google Veo 3.1 Fast", "0.15", "0.10"),
        seedance1Lite());
  }

  private static Offer hailuo23Standard() {
    return offer(
        "minimax/hailuo-2.3",
        "hailuo-2.3-standard",
        "MiniMax Hailuo 2.3 Standard",
        List.of(HAILUO_PROMPT, firstFrame(false), seconds(6, 6, 10), at("768P"), PROMPT_OPTIMIZER),
        rough("a reseller's ratios", Part.of(CLIP, lasting("6", "0.28"), lasting("10", "0.56"))),
        sides(Map.of("768P", 768)));
  }

  private static Offer hailuo23Pro() {
    return offer(
        "minimax/hailuo-2.3/1080P",
        "hailuo-2.3-pro",
        "MiniMax Hailuo 2.3 Pro",
        List.of(HAILUO_PROMPT, firstFrame(false), seconds(6, 6), at("1080P"), PROMPT_OPTIMIZER),
        rough("a reseller's ratios", Part.of(CLIP, Rate.of("0.49"))).perUnit("0.49"),
        sides(Map.of("1080P", 1_080)));
  }

  private static Offer hailuo23FastStandard() {
    return offer(
        "minimax/hailuo-2.3-fast",
        "hailuo-2.3-fast-standard",
        "MiniMax Hailuo 2.3 Fast Standard, image to video",
        List.of(HAILUO_PROMPT, firstFrame(true), seconds(6, 6, 10), at("768P"), PROMPT_OPTIMIZER),
        rough(
            "Replicate's model page for 6 s, MiniMax's own price for 10 s",
            Part.of(CLIP, lasting("6", "0.19"), lasting("10", "0.32"))),
        sides(Map.of("768P", 768)));
  }

  private static Offer hailuo23FastPro() {
    return offer(
        "minimax/hailuo-2.3-fast/1080P",
        "hailuo-2.3-fast-pro",
        "MiniMax Hailuo 2.3 Fast Pro, image to video",
        List.of(HAILUO_PROMPT, firstFrame(true), seconds(6, 6), at("1080P"), PROMPT_OPTIMIZER),
        published(Part.of(CLIP, Rate.of("0.33"))).perUnit("0.33"),
        sides(Map.of("1080P", 1_080)));
  }

  /** Replicate's own default of the resolution is the dear one, so one is always sent. */
  private static Offer hailuo02Standard() {
    return offer(
        "minimax/hailuo-02",
        "hailuo-02-standard",
        "MiniMax Hailuo 02 Standard",
        List.of(
            HAILUO_PROMPT,
            firstFrame(false),
            lastFrame("last_frame_image"),
            seconds(6, 6, 10),
            small("768P", "512P", "768P"),
            PROMPT_OPTIMIZER),
        rough(
            "a third party, which says 0.45 USD as a mean; 512P by MiniMax's own price",
            Part.of(
                CLIP,
                Rate.of("0.28", Condition.when("resolution", "768P").and("duration", "6")),
                Rate.of("0.56", Condition.when("resolution", "768P").and("duration", "10")),
                Rate.of("0.10", Condition.when("resolution", "512P").and("duration", "6")))),
        sides(Map.of("512P", 512, "768P", 768)),
        CrossRule.forbid(
            "a last frame needs resolution 768P: upstream does not take one at 512P",
            Clause.given("last_frame"),
            Clause.is("resolution", "512P")));
  }

  private static Offer hailuo02Pro() {
    return offer(
        "minimax/hailuo-02/1080P",
        "hailuo-02-pro",
        "MiniMax Hailuo 02 Pro",
        List.of(
            HAILUO_PROMPT,
            firstFrame(false),
            lastFrame("last_frame_image"),
            seconds(6, 6),
            at("1080P"),
            PROMPT_OPTIMIZER),
        rough("a third party", Part.of(CLIP, Rate.of("0.49"))).perUnit("0.49"),
        sides(Map.of("1080P", 1_080)));
  }

  private static Offer video01() {
    return offer(
        "minimax/video-01",
        "minimax-video-01",
        "MiniMax Video 01",
        List.of(
            HAILUO_PROMPT,
            PROMPT_OPTIMIZER,
            firstFrame(false),
            new MediaInput("subject", "subject_reference", false, 1, IMAGE),
            new FixedInput("resolution", "720P")),
        published(Part.of(CLIP, Rate.of("0.50"))).perUnit("0.50"),
        sides(Map.of("720P", 720)));
  }

  private static Offer video01Live() {
    return offer(
        "minimax/video-01-live",
        "minimax-video-01-live",
        "MiniMax Video 01 Live, image to video",
        List.of(
            HAILUO_PROMPT,
            PROMPT_OPTIMIZER,
            firstFrame(true),
            new FixedInput("resolution", "720P")),
        published(Part.of(CLIP, Rate.of("0.50"))).perUnit("0.50"),
        sides(Map.of("720P", 720)));
  }

  private static Offer kling25TurboPro() {
    return offer(
        "kwaivgi/kling-v2.5-turbo-pro",
        "kling-2.5-turbo-pro",
        "Kling 2.5 Turbo Pro",
        List.of(
            PROMPT,
            new MediaInput("first_frame", "start_image", false, 1, IMAGE),
            lastFrame("end_image"),
            seconds(5, 5, 10),
            ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16", "1:1"),
            NEGATIVE_PROMPT),
        published(Part.of(SECONDS, Rate.of("0.07"))).perUnit("0.07"),
        OutputFacts.unknown());
  }

  /** Replicate's own default of the resolution is 1080p, at the same price; here as elsewhere. */
  private static Offer veo(String name, String title, String loud, String silent) {
    return offer(
        "google/" + name,
        name,
        title,
        List.of(
            PROMPT,
            new MediaInput("first_frame", "image", false, 1, IMAGE),
            lastFrame("last_frame"),
            seconds(8, 4, 6, 8),
            ChoiceInput.of("resolution", "720p", "720p", "1080p"),
            ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16"),
            SwitchInput.of("audio", "generate_audio", true),
            NEGATIVE_PROMPT,
            SEED),
        published(
            Part.of(
                SECONDS,
                Rate.of(loud, Condition.when("audio", "true")),
                Rate.of(silent, Condition.when("audio", "false")))),
        sides(Map.of("720p", 720, "1080p", 1_080)));
  }

  private static Offer seedance1Lite() {
    return offer(
        "bytedance/seedance-1-lite",
        "seedance-1-lite",
        "Seedance 1 Lite",
        List.of(
            PROMPT,
            new MediaInput("first_frame", "image", false, 1, IMAGE),
            lastFrame("last_frame_image"),
            ChoiceInput.of("resolution", "720p", "480p", "720p", "1080p"),
            ChoiceInput.of(
                "aspect_ratio", "16:9", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9", "9:21"),
            DurationInput.range(WireForm.NUMBER, 5, 2, 12, 1),
            SwitchInput.of("camera_fixed", "camera_fixed", false),
            SEED),
        rough(
            "copies of Replicate's model page",
            Part.of(
                SECONDS,
                Rate.of("0.018", Condition.when("resolution", "480p")),
                Rate.of("0.036", Condition.when("resolution", "720p")),
                Rate.of("0.072", Condition.when("resolution", "1080p")))),
        sides(Map.of("480p", 480, "720p", 720, "1080p", 1_080)),
        CrossRule.require(
            "a last frame needs a first one",
            Clause.given("last_frame"),
            Clause.given("first_frame")));
  }

  private static MediaInput firstFrame(boolean required) {
    return new MediaInput("first_frame", "first_frame_image", required, 1, IMAGE);
  }

  private static MediaInput lastFrame(String field) {
    return new MediaInput("last_frame", field, false, 1, IMAGE);
  }

  private static DurationInput seconds(int usual, Integer... allowed) {
    return DurationInput.of(WireForm.NUMBER, usual, allowed);
  }

  /** Said aloud also where there is no choice: the model has more than this offer. */
  private static ChoiceInput at(String only) {
    return small(only, only);
  }

  /** Words that Replicate alone writes in small letters. */
  private static ChoiceInput small(String usual, String... options) {
    return new ChoiceInput(
        "resolution", "resolution", false, List.of(options), Option.of(usual), WireForm.LOWER_CASE);
  }

  private static Rate lasting(String seconds, String usd) {
    return Rate.of(usd, Condition.when("duration", seconds));
  }

  /** The price that is embedded in Replicate's own page of the model. */
  private static PriceRule published(Part part) {
    return PriceRule.usd(
        PAGES_SEEN,
        Confidence.PUBLISHED,
        "Replicate's model page, seen between 2026-10 and 2026-12",
        part);
  }

  private static PriceRule rough(String source, Part part) {
    return PriceRule.usd(READ, Confidence.ROUGH, source, part);
  }

  private static OutputFacts sides(Map<String, Integer> shortSides) {
    return OutputFacts.mp4(shortSides, Option.none());
  }

  private static Offer offer(
      String sku,
      String alias,
      String title,
      List<Input> inputs,
      PriceRule price,
      OutputFacts output,
      CrossRule... rules) {
    return new Offer(
            SHOP,
            sku,
            alias,
            title,
            List.of(Route.only(sku)),
            inputs,
            List.of(rules),
            price,
            output,
            new Provenance(
                "Replicate's input schema of the model",
                READ,
                false,
                Option.none(),
                List.of("limits of images and of the prompt's length are not Replicate's own")))
        .withRetention(AN_HOUR);
  }
}
