package dev.kinoport.catalogue.fal;

import static dev.kinoport.catalogue.fal.Tariff.lasting;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.Bound;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.Ratio;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Route;
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
 * MiniMax on fal: Hailuo, and before and after it Video 01 and H3. Without a picture a request for
 * Hailuo goes to text to video.
 */
final class MiniMax {
  private static final String PREFIX = "fal-ai/minimax/";
  private static final String TYPES = "fal's client types of 2026-08-02";

  /** Characters. Source: fal's OpenAPI of Hailuo-02; for the others the upstream API. */
  private static final TextInput PROMPT = TextInput.prompt(2_000);

  /** Source: MiniMax's own API. fal publishes none; its "MB" is read as the smaller one, 10^6. */
  private static final AcceptedImages IMAGE_LIMITS =
      AcceptedImages.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP)
          .bytes(Bound.under(20_000_000))
          .shortSide(Bound.over(300))
          .ratio(new Ratio(2, 5), new Ratio(5, 2));

  private static final MediaInput FIRST_FRAME = Inputs.firstFrame("image_url", IMAGE_LIMITS);
  private static final MediaInput LAST_FRAME = Inputs.lastFrame("end_image_url", IMAGE_LIMITS);
  private static final DurationInput DURATION = DurationInput.of(WireForm.DIGITS, 6, 6, 10);
  private static final FixedInput SIX_SECONDS = FixedInput.seconds(6);
  private static final SwitchInput PROMPT_OPTIMIZER = Inputs.toggle("prompt_optimizer", true);

  /** For a clip of 6 s, upstream. Whether there is sound, and how many frames, nobody says. */
  private static final Option<Duration> TYPICAL_TIME = Option.of(Duration.ofMinutes(5));

  /** Source: digests of MiniMax's own API. */
  private static final AcceptedImages H3_IMAGE =
      Inputs.UP_TO_30_MB.shortSide(Bound.atLeast(256)).longSide(Bound.atMost(5_760));

  private MiniMax() {}

  static List<Offer> all() {
    return List.of(
        hailuo23Standard(),
        hailuo23Pro(),
        hailuo23FastStandard(),
        hailuo23FastPro(),
        hailuo02Standard(),
        hailuo02Pro(),
        hailuo02Fast(),
        h3(),
        video01("video-01", "MiniMax Video 01"),
        video01("video-01-live", "MiniMax Video 01 Live"),
        video01("video-01-director", "MiniMax Video 01 Director"),
        subjectReference());
  }

  private static Offer hailuo02Standard() {
    String id = PREFIX + "hailuo-02/standard/image-to-video";
    return Descriptor.of(id, "hailuo-02-standard", "MiniMax Hailuo 02 Standard")
        .at(
            text("hailuo-02/standard", "first_frame", "last_frame")
                .taking(new FixedInput("resolution", "768P")),
            Route.only(id))
        .takes(
            PROMPT,
            FIRST_FRAME,
            DURATION,
            PROMPT_OPTIMIZER,
            ChoiceInput.of("resolution", "768P", "512P", "768P"),
            LAST_FRAME)
        .rules(
            CrossRule.forbid(
                "a last frame needs resolution 768P: upstream does not take one at 512P",
                Clause.given("last_frame"),
                Clause.is("resolution", "512P")))
        .priced(
            seenInOctober(Tariff.perSecond(Tariff.at("0.045", "768P"), Tariff.at("0.017", "512P"))))
        .gives(output(Map.of("512P", 512, "768P", 768)))
        .notes(
            "a last frame at 512P: upstream takes none, fal does not say; refused",
            "the price at 512P is said to be roughly so; read as exact")
        .from("fal's llms.txt and OpenAPI of the endpoint");
  }

  private static Offer hailuo02Pro() {
    String id = PREFIX + "hailuo-02/pro/image-to-video";
    return Descriptor.of(id, "hailuo-02-pro", "MiniMax Hailuo 02 Pro")
        .at(text("hailuo-02/pro", "first_frame", "last_frame"), Route.only(id))
        .takes(PROMPT, FIRST_FRAME, PROMPT_OPTIMIZER, LAST_FRAME, SIX_SECONDS, at("1080P"))
        .priced(Tariff.units(Tariff.perSecond("0.08")).perUnit("0.08"))
        .gives(output(Map.of("1080P", 1_080)))
        .from(TYPES);
  }

  private static Offer hailuo02Fast() {
    String id = PREFIX + "hailuo-02-fast/image-to-video";
    return Descriptor.of(id, "hailuo-02-fast", "MiniMax Hailuo 02 Fast, image to video")
        .takes(PROMPT, FIRST_FRAME, DURATION, PROMPT_OPTIMIZER, at("512P"))
        .priced(Tariff.units(Tariff.perSecond("0.017")).perUnit("0.017"))
        .gives(output(Map.of("512P", 512)))
        .notes("the price is said to be roughly so; read as exact, as the list of unit prices does")
        .from(TYPES);
  }

  private static Offer hailuo23Standard() {
    String id = PREFIX + "hailuo-2.3/standard/image-to-video";
    return Descriptor.of(id, "hailuo-2.3-standard", "MiniMax Hailuo 2.3 Standard")
        .at(
            text("hailuo-2.3/standard", "first_frame")
                .withPrice(Tariff.gallery(byLength("0.28", "0.56"))),
            Route.only(id))
        .takes(PROMPT, PROMPT_OPTIMIZER, DURATION, FIRST_FRAME, at("768P"))
        .priced(ofThePage(byLength("0.28", "0.56")).perUnit("0.28"))
        .gives(output(Map.of("768P", 768)))
        .from("fal's llms.txt of the endpoint");
  }

  private static Offer hailuo23Pro() {
    String id = PREFIX + "hailuo-2.3/pro/image-to-video";
    return Descriptor.of(id, "hailuo-2.3-pro", "MiniMax Hailuo 2.3 Pro")
        .at(text("hailuo-2.3/pro", "first_frame"), Route.only(id))
        .takes(PROMPT, FIRST_FRAME, PROMPT_OPTIMIZER, SIX_SECONDS, at("1080P"))
        .priced(Tariff.gallery(Tariff.perClip("0.49")))
        .gives(output(Map.of("1080P", 1_080)))
        .from(TYPES);
  }

  private static Offer hailuo23FastStandard() {
    String id = PREFIX + "hailuo-2.3-fast/standard/image-to-video";
    return Descriptor.of(
            id, "hailuo-2.3-fast-standard", "MiniMax Hailuo 2.3 Fast Standard, image to video")
        .takes(PROMPT, FIRST_FRAME, DURATION, PROMPT_OPTIMIZER, at("768P"))
        .priced(Tariff.units(byLength("0.19", "0.32")).perUnit("0.19"))
        .gives(output(Map.of("768P", 768)))
        .notes(
            "what 10 s cost was read in fal's gallery of 2026-01-28; the list names a unit only",
            "10 s cost 1.684 units of 0.19 USD, if a unit is what 6 s cost")
        .from(TYPES);
  }

  private static Offer hailuo23FastPro() {
    String id = PREFIX + "hailuo-2.3-fast/pro/image-to-video";
    return Descriptor.of(id, "hailuo-2.3-fast-pro", "MiniMax Hailuo 2.3 Fast Pro, image to video")
        .takes(PROMPT, FIRST_FRAME, PROMPT_OPTIMIZER, SIX_SECONDS, at("1080P"))
        .priced(Tariff.units(Tariff.perClip("0.33")).perUnit("0.33"))
        .gives(output(Map.of("1080P", 1_080)))
        .notes("6 s and 1080P as upstream; fal's types name neither")
        .from(TYPES);
  }

  private static Offer video01(String name, String title) {
    String id = PREFIX + name + "/image-to-video";
    return Descriptor.of(id, "minimax-" + name, title)
        .at(Route.without(PREFIX + name, "first_frame"), Route.only(id))
        .takes(PROMPT, FIRST_FRAME, PROMPT_OPTIMIZER, at("720P"))
        .priced(Tariff.units(Tariff.perClip("0.50")).perUnit("0.5"))
        .gives(Outputs.sides("720P"))
        .notes("720P and the limits of images are upstream's; fal's types name neither")
        .from(TYPES);
  }

  private static Offer subjectReference() {
    String id = PREFIX + "video-01-subject-reference";
    return Descriptor.of(
            id, "minimax-video-01-subject", "MiniMax Video 01, subject reference to video")
        .takes(
            PROMPT,
            new MediaInput("subject", "subject_reference_image_url", true, 1, Inputs.ANY_IMAGE),
            PROMPT_OPTIMIZER)
        .priced(Tariff.units(Tariff.perClip("0.50")).perUnit("0.5"))
        .from(TYPES);
  }

  private static Offer h3() {
    String id = "minimax/h3/image-to-video";
    return Descriptor.of(id, "minimax-h3", "MiniMax H3")
        .at(
            Route.without("minimax/h3/reference-to-video", "first_frame", "last_frame")
                .when("reference")
                .taking(ratio("adaptive", "adaptive")),
            Route.without(
                "minimax/h3/text-to-video",
                "first_frame",
                "last_frame",
                "reference",
                "reference_videos",
                "reference_audio"),
            Route.without(id, "aspect_ratio", "reference", "reference_videos", "reference_audio"))
        .takes(
            TextInput.prompt(7_000),
            ratio("16:9"),
            DurationInput.range(WireForm.NUMBER, 5, 5, 15, 1),
            ChoiceInput.of("resolution", "2K", "480P", "768P", "2K", "4K"),
            Inputs.optional("prompt_expansion_mode", "balanced", "fast", "quality", "disabled"),
            Inputs.firstFrame("image_url", H3_IMAGE),
            Inputs.lastFrame("end_image_url", H3_IMAGE),
            new MediaInput("reference", "reference_image_urls", false, 12, H3_IMAGE),
            files("reference_videos", "reference_video_urls", FileInput.Kind.VIDEO),
            files("reference_audio", "reference_audio_urls", FileInput.Kind.AUDIO))
        .priced(
            Tariff.seen(
                LocalDate.of(2026, 9, 9),
                Tariff.perSecond(
                    Tariff.at("0.05", "480P"),
                    Tariff.at("0.06", "768P"),
                    Tariff.at("0.13", "2K"),
                    Tariff.at("0.16", "4K")),
                Part.of(new Quantity.Measured("input_images", "image"), Rate.of("0.08"))
                    .including("5")))
        .notes(
            "5 to 15 s and the resolutions as fal's page of 2026-09-09; upstream starts at 4 s, and"
                + " fal's types of 2026-08-02 know 2K alone",
            "the words of prompt_expansion_mode are those that other programs send; none is sent"
                + " unless it is named",
            "fal-ai/minimax/hailuo-03/... is an unlisted name of the same endpoints: use the"
                + " listed",
            "the prompt's length and the limits of images are upstream's",
            "fal takes at most 12 reference files in all; here 12 pictures and as many of the rest",
            "reference clips or sounds without a reference picture: not offered here")
        .from(TYPES);
  }

  private static ChoiceInput ratio(String fallback, String... more) {
    List<String> options = new java.util.ArrayList<>(List.of(more));
    options.addAll(List.of("21:9", "16:9", "4:3", "1:1", "3:4", "9:16"));
    return ChoiceInput.of("aspect_ratio", fallback, options.toArray(String[]::new));
  }

  private static FileInput files(String name, String field, FileInput.Kind kind) {
    return new FileInput(name, field, false, kind, 11);
  }

  private static Route text(String family, String... without) {
    return Route.without(PREFIX + family + "/text-to-video", without);
  }

  private static FixedInput at(String resolution) {
    return new FixedInput("resolution", resolution);
  }

  /** A list, not a rate: 10 s cost what they cost, and 8 s have no price. */
  private static Part byLength(String six, String ten) {
    return Part.of(Tariff.CLIP, lasting("6", six), lasting("10", ten));
  }

  /** Only Hailuo 2.3 Standard has a page of today that names a price, for image to video. */
  private static PriceRule ofThePage(Part part) {
    return PriceRule.usd(Tariff.READ, Confidence.PUBLISHED, "fal's llms.txt of the endpoint", part);
  }

  /** Only the month of the last look is known, and the page says "roughly" at 512P. */
  private static PriceRule seenInOctober(Part part) {
    return PriceRule.usd(
        LocalDate.of(2026, 10, 1),
        Confidence.ROUGH,
        "fal's model page, seen about 2026-10, which says roughly",
        part);
  }

  private static OutputFacts output(Map<String, Integer> shortSides) {
    return OutputFacts.mp4(shortSides, TYPICAL_TIME);
  }
}
