package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.GroupInput;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.TextsInput;
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
import dev.kinoport.price.Condition;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Kuaishou Kling on fal. */
final class Kling {
  private static final String PREFIX = "fal-ai/kling-video/";
  private static final String TYPES = "fal's client types of 2026-08-02";

  private static final String LIMITS_NOTE =
      "no page names limits of images; Kling O1, a neighbour, takes up to 10 MB, sides of at least"
          + " 300 px and shapes from 2:5 to 5:2";

  private static final String SHOTS_NOTE =
      "with a prompt for each shot the price is that of duration; whether the shots' own lengths"
          + " are billed, fal does not say";

  private static final TextInput NEGATIVE_PROMPT =
      Inputs.negativePrompt("blur, distort, and low quality");
  private static final ChoiceInput RATIO =
      ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16", "1:1");
  private static final DurationInput FIVE_OR_TEN = DurationInput.of(WireForm.DIGITS, 5, 5, 10);

  private static final DurationInput THREE_TO_FIFTEEN =
      DurationInput.range(WireForm.DIGITS, 5, 3, 15, 1);
  private static final LocalDate KLING_3_SEEN = LocalDate.of(2026, 10, 8);
  private static final AcceptedImages TURBO_IMAGE =
      AcceptedImages.of(ImageType.JPEG, ImageType.PNG)
          .bytes(Bound.atMost(50_000_000))
          .shortSide(Bound.atLeast(300))
          .ratio(new Ratio(2, 5), new Ratio(5, 2));
  private static final AcceptedImages O1_IMAGE =
      Inputs.ANY_IMAGE
          .bytes(Bound.atMost(10_000_000))
          .shortSide(Bound.atLeast(300))
          .ratio(new Ratio(2, 5), new Ratio(5, 2));

  private Kling() {}

  static List<Offer> all() {
    return List.of(
        kling3(
            "pro",
            "0.112",
            "0.168",
            Tariff.seen(KLING_3_SEEN, perSecond("0.112", "0.168", "0.196")).perUnit("0.14")),
        kling3(
            "standard",
            "0.084",
            "0.126",
            Tariff.seen(KLING_3_SEEN, perSecond("0.084", "0.126", "0.154"))),
        kling34k(),
        kling3Turbo("pro", "kling-3-turbo-pro", "Kling 3 Turbo Pro", "0.14"),
        kling3Turbo("standard", "kling-3-turbo-standard", "Kling 3 Turbo Standard", "0.112"),
        o3(
            "pro",
            "kling-o3-pro",
            "Kling O3 Pro",
            Tariff.unknown("no page at hand names a price of Kling O3 Pro")),
        o3(
            "standard",
            "kling-o3-standard",
            "Kling O3 Standard",
            Tariff.page(bySound("0.084", "0.112"))),
        o3("4k", "kling-o3-4k", "Kling O3 4K", Tariff.page(Tariff.perSecond("0.42"))),
        o1(
            "",
            "kling-o1-pro",
            "Kling O1 Pro, image to video",
            Tariff.unknown("no page at hand names a price of Kling O1 Pro")),
        o1(
            "standard/",
            "kling-o1-standard",
            "Kling O1 Standard, image to video",
            Tariff.page(Tariff.perSecond("0.084"))),
        kling26Pro(),
        kling25TurboPro(),
        kling25TurboStandard(),
        lipsync());
  }

  private static Offer kling25TurboPro() {
    String id = PREFIX + "v2.5-turbo/pro/image-to-video";
    return Descriptor.of(id, "kling-2.5-turbo-pro", "Kling 2.5 Turbo Pro")
        .at(
            Route.without(PREFIX + "v2.5-turbo/pro/text-to-video", "first_frame", "last_frame"),
            Route.without(id, "aspect_ratio"))
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            FIVE_OR_TEN,
            RATIO,
            NEGATIVE_PROMPT,
            Inputs.decimal("cfg_scale", "0", "1", "0.5"),
            Inputs.lastFrame("tail_image_url"))
        .priced(Tariff.page(Tariff.perClip("0.35"), Tariff.perSecond("0.07").including("5")))
        .notes(LIMITS_NOTE)
        .from(TYPES);
  }

  private static Offer kling25TurboStandard() {
    return Descriptor.of(
            PREFIX + "v2.5-turbo/standard/image-to-video",
            "kling-2.5-turbo-standard",
            "Kling 2.5 Turbo Standard, image to video")
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            FIVE_OR_TEN,
            NEGATIVE_PROMPT,
            Inputs.decimal("cfg_scale", "0", "1", "0.5"))
        .priced(Tariff.gallery(Tariff.perClip("0.21"), Tariff.perSecond("0.042").including("5")))
        .notes(LIMITS_NOTE)
        .from(TYPES);
  }

  private static Offer kling26Pro() {
    String id = PREFIX + "v2.6/pro/image-to-video";
    return Descriptor.of(id, "kling-2.6-pro", "Kling 2.6 Pro")
        .at(
            Route.without(PREFIX + "v2.6/pro/text-to-video", "first_frame", "last_frame", "voice")
                .withPrice(Tariff.gallery(bySound("0.07", "0.14"))),
            Route.without(id, "aspect_ratio", "cfg_scale"))
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("start_image_url"),
            FIVE_OR_TEN,
            RATIO,
            NEGATIVE_PROMPT,
            Inputs.decimal("cfg_scale", "0", "1", "0.5"),
            Inputs.audio(),
            new TextsInput("voice", "voice_ids", false, 2, 200),
            Inputs.lastFrame("end_image_url"))
        .priced(Tariff.gallery(perSecond("0.07", "0.14", "0.168")))
        .notes(LIMITS_NOTE)
        .from(TYPES);
  }

  private static Offer kling3(String tier, String silent, String loud, PriceRule withElements) {
    return kling3(
        tier,
        tier.equals("pro") ? "Kling 3 Pro" : "Kling 3 Standard",
        withElements,
        Tariff.seen(KLING_3_SEEN, bySound(silent, loud)),
        "recorded bills agree with the price without sound",
        "an element with a voice is read as the voice that costs more");
  }

  private static Offer kling34k() {
    PriceRule flat = Tariff.page(Tariff.perSecond("0.42"));
    return kling3(
        "4k", "Kling 3 4K", flat, flat, "one price with and without sound; read as with voice too");
  }

  private static Offer kling3(
      String tier, String title, PriceRule withElements, PriceRule fromText, String... notes) {
    String id = PREFIX + "v3/" + tier + "/image-to-video";
    return Descriptor.of(id, "kling-3-" + tier, title)
        .at(
            Route.without(
                    PREFIX + "v3/" + tier + "/text-to-video",
                    "first_frame",
                    "last_frame",
                    "elements")
                .withPrice(fromText),
            Route.without(id, "aspect_ratio"))
        .takes(
            Inputs.optionalPrompt(),
            shots(),
            Inputs.firstFrame("start_image_url"),
            THREE_TO_FIFTEEN,
            Inputs.audio(),
            elements(),
            ChoiceInput.of("shot_type", "customize", "customize", "intelligent"),
            RATIO,
            NEGATIVE_PROMPT,
            Inputs.decimal("cfg_scale", "0", "1", "0.5"),
            Inputs.lastFrame("end_image_url"))
        .rules(promptOrShots())
        .priced(withElements)
        .gives(OutputFacts.unknown())
        .notes(
            Stream.concat(
                    Stream.of(
                        LIMITS_NOTE,
                        SHOTS_NOTE,
                        "at most 6 shots and 4 elements; fal's types name no limit"),
                    Stream.of(notes))
                .toArray(String[]::new))
        .from(TYPES);
  }

  private static CrossRule[] promptOrShots() {
    return new CrossRule[] {
      CrossRule.require(
          "needs a prompt, or a prompt for each shot",
          Clause.absent("prompt"),
          Clause.given("multi_prompt")),
      CrossRule.forbid(
          "takes a prompt or a prompt for each shot, not both",
          Clause.given("prompt"),
          Clause.given("multi_prompt")),
      CrossRule.warn(SHOTS_NOTE, Clause.given("multi_prompt"))
    };
  }

  private static Offer kling3Turbo(String tier, String alias, String title, String usd) {
    String base = PREFIX + "v3/turbo/" + tier + "/";
    String id = base + "image-to-video";
    return Descriptor.of(id, alias, title)
        .at(Route.without(base + "text-to-video", "first_frame"), Route.without(id, "aspect_ratio"))
        .takes(
            Inputs.optionalPrompt(2_500),
            shots(),
            Inputs.firstFrame("image_url", TURBO_IMAGE),
            THREE_TO_FIFTEEN,
            RATIO)
        .rules(promptOrShots())
        .priced(Tariff.page(Tariff.perSecond(usd)))
        .notes(SHOTS_NOTE, "fal advises 2500 characters of prompt at most; more is refused here")
        .from(TYPES);
  }

  private static Offer o3(String tier, String alias, String title, PriceRule price) {
    String base = PREFIX + "o3/" + tier + "/";
    String id = base + "image-to-video";
    return Descriptor.of(id, alias, title)
        .at(
            Route.without(base + "text-to-video", "first_frame", "last_frame"),
            Route.without(id, "aspect_ratio"))
        .takes(
            Inputs.optionalPrompt(),
            shots(),
            Inputs.firstFrame("image_url"),
            Inputs.lastFrame("end_image_url"),
            THREE_TO_FIFTEEN,
            SwitchInput.of("audio", "generate_audio", false),
            ChoiceInput.of("shot_type", "customize", "customize", "intelligent"),
            RATIO)
        .rules(promptOrShots())
        .priced(price)
        .notes(LIMITS_NOTE, SHOTS_NOTE, "references and changed clips: not offered here")
        .from(TYPES);
  }

  private static Offer o1(String tier, String alias, String title, PriceRule price) {
    return Descriptor.of(PREFIX + "o1/" + tier + "image-to-video", alias, title)
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("start_image_url", O1_IMAGE),
            Inputs.lastFrame("end_image_url", O1_IMAGE),
            DurationInput.range(WireForm.DIGITS, 5, 3, 10, 1))
        .priced(price)
        .notes("references and changed clips: not offered here")
        .from(TYPES);
  }

  private static GroupInput shots() {
    return new GroupInput(
        "multi_prompt",
        "multi_prompt",
        false,
        6,
        List.of(Inputs.prompt(), DurationInput.range(WireForm.DIGITS, 5, 1, 15, 1)));
  }

  private static GroupInput elements() {
    return new GroupInput(
        "elements",
        "elements",
        false,
        4,
        List.of(
            new MediaInput("frontal_image", "frontal_image_url", false, 1, Inputs.ANY_IMAGE),
            new MediaInput("reference", "reference_image_urls", false, 3, Inputs.ANY_IMAGE),
            new FileInput("source_video", "video_url", false, FileInput.Kind.VIDEO, 1),
            new TextInput(
                "voice", "voice_id", false, 200, LengthUnit.CHARACTERS, false, Option.none())));
  }

  /** By sound and voice. */
  private static Part perSecond(String silent, String loud, String voiced) {
    return Tariff.perSecond(
        Tariff.silent(silent),
        Rate.of(loud, Condition.when("audio", "true").and("voice", "false")),
        Rate.of(voiced, Condition.when("audio", "true").and("voice", "true")));
  }

  private static Part bySound(String silent, String loud) {
    return Tariff.perSecond(Tariff.silent(silent), Tariff.loud(loud));
  }

  private static Offer lipsync() {
    return Descriptor.of(
            PREFIX + "lipsync/audio-to-video", "kling-lipsync", "Kling lip sync, audio to video")
        .takes(Inputs.sourceVideo(), Inputs.audioFile(true))
        .priced(
            Tariff.gallery(
                Part.of(new Quantity.Measured("input_seconds", "s"), Rate.of("0.014"))
                    .inBlocksOf("5")))
        .notes("input_seconds is how long the source clip is; nobody measures it beforehand")
        .from(TYPES);
  }
}
