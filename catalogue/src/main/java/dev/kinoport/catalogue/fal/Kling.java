package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.GroupInput;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.TextsInput;
import dev.kinoport.input.WireForm;
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
import java.util.List;

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

  private Kling() {}

  static List<Offer> all() {
    return List.of(
        kling3(
            "pro",
            "0.112",
            "0.168",
            Tariff.page(perSecond("0.112", "0.168", "0.196")).perUnit("0.14")),
        kling3("standard", "0.084", "0.126", Tariff.page(standardPerSecond())),
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
    String id = PREFIX + "v3/" + tier + "/image-to-video";
    String title = tier.equals("pro") ? "Kling 3 Pro" : "Kling 3 Standard";
    return Descriptor.of(id, "kling-3-" + tier, title)
        .at(
            Route.without(
                    PREFIX + "v3/" + tier + "/text-to-video",
                    "first_frame",
                    "last_frame",
                    "elements")
                .withPrice(Tariff.page(bySound(silent, loud))),
            Route.without(id, "aspect_ratio"))
        .takes(
            Inputs.optionalPrompt(),
            shots(),
            Inputs.firstFrame("start_image_url"),
            DurationInput.range(WireForm.DIGITS, 5, 3, 15, 1),
            Inputs.audio(),
            elements(),
            ChoiceInput.of("shot_type", "customize", "customize", "intelligent"),
            RATIO,
            NEGATIVE_PROMPT,
            Inputs.decimal("cfg_scale", "0", "1", "0.5"),
            Inputs.lastFrame("end_image_url"))
        .rules(
            CrossRule.require(
                "needs a prompt, or a prompt for each shot",
                Clause.absent("prompt"),
                Clause.given("multi_prompt")),
            CrossRule.forbid(
                "takes a prompt or a prompt for each shot, not both",
                Clause.given("prompt"),
                Clause.given("multi_prompt")),
            CrossRule.warn(SHOTS_NOTE, Clause.given("multi_prompt")))
        .priced(withElements)
        .gives(OutputFacts.unknown())
        .notes(
            LIMITS_NOTE,
            SHOTS_NOTE,
            "recorded bills agree with the price without sound",
            "an element with a voice is read as the voice that costs more",
            "at most 6 shots and 4 elements; fal's types name no limit")
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

  /** What a voice costs is only known of the Pro. */
  private static Part standardPerSecond() {
    return Tariff.perSecond(
        Tariff.silent("0.084"),
        Rate.of("0.126", Condition.when("audio", "true").and("voice", "false")));
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
