package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.Ratio;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** ByteDance Seedance on fal, billed by video tokens: what a clip costs follows its pixels. */
final class Seedance {
  private static final String TYPES = "fal's client types of 2026-08-02";
  private static final String TYPES_OF_APRIL = "fal's client types of 2026-04-07";
  private static final int FPS = 24;
  private static final String[] RATIOS = {"21:9", "16:9", "4:3", "1:1", "3:4", "9:16"};
  private static final String SIZE_NOTE =
      "pixels are known at 16:9 and 9:16 of 720p and 1080p; any other shape is priced as a range";

  private Seedance() {}

  static List<Offer> all() {
    return List.of(
        seedance2("", "seedance-2.0", "Seedance 2.0", "0.014", "480p", "720p", "1080p", "4k"),
        seedance2("fast/", "seedance-2.0-fast", "Seedance 2.0 Fast", "0.0112", "480p", "720p"),
        seedance2("mini/", "seedance-2.0-mini", "Seedance 2.0 Mini", "0.007", "480p", "720p"),
        seedance15Pro(),
        seedance1("pro", "seedance-1-pro", "Seedance 1 Pro", "2.5", "720p", true),
        seedance1("pro/fast", "seedance-1-pro-fast", "Seedance 1 Pro Fast", "1.0", "1080p", false),
        seedance1("lite", "seedance-1-lite", "Seedance 1 Lite", "1.8", "720p", true));
  }

  private static Offer seedance1(
      String tier, String alias, String title, String usd, String resolution, boolean lastFrame) {
    String base = "fal-ai/bytedance/seedance/v1/" + tier;
    String id = base + "/image-to-video";
    List<Input> inputs =
        new ArrayList<>(
            List.of(
                Inputs.prompt(),
                ratio("auto", "auto"),
                ChoiceInput.of("resolution", resolution, "480p", "720p", "1080p"),
                DurationInput.range(WireForm.DIGITS, 5, 2, 12, 1),
                Inputs.toggle("camera_fixed", false),
                Inputs.seedOrRandom(),
                Inputs.safetyChecker(),
                Inputs.firstFrame("image_url")));
    if (lastFrame) {
      inputs.add(Inputs.lastFrame("end_image_url"));
    }
    String[] pictures =
        lastFrame ? new String[] {"first_frame", "last_frame"} : new String[] {"first_frame"};
    Descriptor descriptor = Descriptor.of(id, alias, title);
    if (tier.equals("lite")) {
      descriptor.lastSeenIn(TYPES_OF_APRIL);
    }
    return descriptor
        .at(
            Route.without(base + "/text-to-video", pictures)
                .taking(
                    ratio("16:9"),
                    ChoiceInput.of(
                        "resolution",
                        tier.equals("lite") ? "720p" : "1080p",
                        "480p",
                        "720p",
                        "1080p")),
            Route.only(id))
        .takes(inputs.toArray(Input[]::new))
        .rules(tier.equals("pro") ? new CrossRule[] {endIsIgnored()} : new CrossRule[0])
        .priced(perMillion(tier.equals("lite") ? "lite" : "", Rate.of(usd)))
        .gives(output("480p", "720p", "1080p"))
        .notes(
            SIZE_NOTE,
            tier.equals("lite")
                ? "fal's example says 0.18 USD for 5 s at 720p, its formula gives 0.1944; the"
                    + " formula is used"
                : "frames instead of a length: not offered here")
        .from(tier.equals("lite") ? TYPES_OF_APRIL : TYPES);
  }

  private static CrossRule endIsIgnored() {
    return CrossRule.warn(
        "Seedance 1 Pro has been seen to ignore a last frame", Clause.given("last_frame"));
  }

  private static Offer seedance15Pro() {
    String base = "fal-ai/bytedance/seedance/v1.5/pro/";
    String id = base + "image-to-video";
    return Descriptor.of(id, "seedance-1.5-pro", "Seedance 1.5 Pro")
        .at(Route.without(base + "text-to-video", "first_frame", "last_frame"), Route.only(id))
        .takes(
            Inputs.prompt(),
            ratio("16:9", "auto"),
            ChoiceInput.of("resolution", "720p", "480p", "720p", "1080p"),
            DurationInput.range(WireForm.DIGITS, 5, 4, 12, 1),
            Inputs.toggle("camera_fixed", false),
            Inputs.seedOrRandom(),
            Inputs.safetyChecker(),
            Inputs.audio(),
            Inputs.firstFrame("image_url"),
            Inputs.lastFrame("end_image_url"))
        .priced(
            Tariff.gallery(
                    Part.of(
                        new Quantity.VideoTokens(FPS, 0, 1_000_000),
                        Tariff.loud("2.4"),
                        Tariff.silent("1.2")))
                .perUnit("1.2"))
        .gives(output("480p", "720p", "1080p"))
        .notes(SIZE_NOTE)
        .from(TYPES);
  }

  private static Offer seedance2(
      String tier, String alias, String title, String usd, String... resolutions) {
    String base = "bytedance/seedance-2.0/" + tier;
    String id = base + "image-to-video";
    AcceptedImages limits = Inputs.UP_TO_30_MB;
    MediaInput last = Inputs.lastFrame("end_image_url", limits);
    List<Input> inputs =
        new ArrayList<>(
            List.of(
                Inputs.prompt(),
                ratio("auto", "auto"),
                ChoiceInput.of("resolution", "720p", resolutions),
                DurationInput.range(WireForm.DIGITS, 5, 4, 15, 1).orAuto(),
                Inputs.audio(),
                Inputs.text("end_user_id", 200, Option.none()),
                Inputs.firstFrame("image_url", limits),
                last,
                new MediaInput("reference", "image_urls", false, 9, limits),
                new FileInput("reference_videos", "video_urls", false, FileInput.Kind.VIDEO, 3),
                new FileInput("reference_audio", "audio_urls", false, FileInput.Kind.AUDIO, 3)));
    if (!tier.startsWith("mini")) {
      inputs.add(ChoiceInput.of("bitrate_mode", "standard", "standard", "high"));
    }
    boolean isMini = tier.startsWith("mini");
    PriceRule tokens =
        (tier.isEmpty() ? PER_1000_SEEN : PER_1000)
            .of(Part.of(new Quantity.VideoTokens(FPS, 1, 1_000), Rate.of(usd)));
    PriceRule fromPicture = isMini ? bySecondAt720p("0.1547", usd) : tokens;
    return Descriptor.of(id, alias, title)
        .at(
            Route.without(base + "reference-to-video", "first_frame", "last_frame")
                .when("reference")
                .withPrice(withReferences(usd)),
            Route.without(
                    base + "text-to-video",
                    "first_frame",
                    "last_frame",
                    "reference",
                    "reference_videos",
                    "reference_audio")
                .withPrice(tier.isEmpty() ? bySecondAt720p("0.3034", usd) : fromPicture),
            Route.without(id, "reference", "reference_videos", "reference_audio"))
        .takes(inputs.toArray(Input[]::new))
        .priced(fromPicture)
        .gives(output(resolutions))
        .notes(doubts(tier))
        .from(TYPES);
  }

  private static String[] doubts(String tier) {
    List<String> notes =
        new ArrayList<>(
            List.of(
                SIZE_NOTE,
                "one frame more than the length is billed, as a recorded bill shows",
                "sound costs nothing",
                "clips to refer to: their length is billed too, and all of it x 0.6; nobody"
                    + " measures it beforehand, so there is no price until input_seconds is named",
                "clips or sounds to refer to without a picture: not offered here"));
    if (tier.startsWith("mini")) {
      notes.add(
          "the page says 0.1547 USD a second at 720p, the formula gives 0.1512; the page is used");
    }
    if (tier.isEmpty()) {
      notes.add(
          "the page of text to video says 0.3034 USD a second at 720p, the formula gives 0.3024;"
              + " the page is used");
    }
    return notes.toArray(String[]::new);
  }

  /** A page's own price of a second at 720p, and its tokens at any other resolution. */
  private static PriceRule bySecondAt720p(String second, String per1000) {
    return Tariff.page(
        Tariff.perSecond(second).onlyWhen(Condition.when("resolution", "720p")),
        Part.of(new Quantity.VideoTokens(FPS, 1, 1_000), Rate.of(per1000))
            .onlyWhen(Condition.when("resolution", "480p", "1080p", "4k")));
  }

  private static PriceRule withReferences(String per1000) {
    return Tariff.page(
            Part.of(new Quantity.VideoTokens(FPS, 1, 1_000), Rate.of(per1000)),
            Part.of(new Quantity.VideoTokens(FPS, 0, 1_000, "input_seconds"), Rate.of(per1000))
                .onlyWhen(Condition.when("reference_videos", "1", "2", "3")))
        .times(
            Tariff.factor(
                Rate.of("1", Condition.when("reference_videos", "0")),
                Rate.of("0.6", Condition.when("reference_videos", "1", "2", "3"))));
  }

  /** Where a rule was read. */
  private interface Read {
    PriceRule of(Part... parts);
  }

  private static final Read PER_1000_SEEN = Tariff::billedByUnits;
  private static final Read PER_1000 = Tariff::units;

  private static PriceRule perMillion(String tier, Rate rate) {
    Part part = Part.of(new Quantity.VideoTokens(FPS, 0, 1_000_000), rate);
    return tier.equals("lite") ? Tariff.gallery(part) : Tariff.page(part);
  }

  private static ChoiceInput ratio(String fallback, String... more) {
    List<String> options = new ArrayList<>(List.of(RATIOS));
    options.addAll(List.of(more));
    return ChoiceInput.of("aspect_ratio", fallback, options.toArray(String[]::new));
  }

  private static OutputFacts output(String... resolutions) {
    return new OutputFacts(
        Outputs.shortSides(resolutions),
        List.of(
            new OutputFacts.Size("720p", "16:9", 1_280, 720),
            new OutputFacts.Size("720p", "9:16", 720, 1_280),
            new OutputFacts.Size("1080p", "16:9", 1_920, 1_080),
            new OutputFacts.Size("1080p", "9:16", 1_080, 1_920)),
        Option.of(BigDecimal.valueOf(FPS)),
        Option.none(),
        Option.none(),
        Option.of(new Ratio(21, 9)),
        Option.none());
  }
}
