package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.MediaLimits;
import dev.kinoport.media.Ratio;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Route;
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
    return Descriptor.of(id, alias, title)
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
        .from(tier.equals("lite") ? "fal's client types of 2026-04-07; later ones lack it" : TYPES);
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
    MediaLimits limits = Inputs.UP_TO_30_MB;
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
                last));
    if (!tier.startsWith("mini")) {
      inputs.add(ChoiceInput.of("bitrate_mode", "standard", "standard", "high"));
    }
    return Descriptor.of(id, alias, title)
        .at(Route.without(base + "text-to-video", "first_frame", "last_frame"), Route.only(id))
        .takes(inputs.toArray(Input[]::new))
        .priced(
            (tier.isEmpty() ? PER_1000_SEEN : PER_1000)
                .of(Part.of(new Quantity.VideoTokens(FPS, 1, 1_000), Rate.of(usd))))
        .gives(output(resolutions))
        .notes(
            SIZE_NOTE,
            "one frame more than the length is billed, as a recorded bill shows",
            "sound costs nothing")
        .from(TYPES);
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
