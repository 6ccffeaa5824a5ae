package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.SizeInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Lightricks LTX on fal. */
final class Ltx {
  private static final String TYPES = "fal's client types of 2026-08-02";
  private static final String OLDER_TYPES = "fal's client types of 2026-04-07";
  private static final String FAST_TYPES =
      "fal's client types of 2025-12-15; those of 2026-04-07 end at 10 s";
  private static final DurationInput UP_TO_10 = DurationInput.of(WireForm.NUMBER, 6, 6, 8, 10);
  private static final DurationInput UP_TO_20 = DurationInput.range(WireForm.NUMBER, 6, 6, 20, 2);
  private static final ChoiceInput RESOLUTION =
      ChoiceInput.of("resolution", "1080p", "1080p", "1440p", "2160p");

  private Ltx() {}

  static List<Offer> all() {
    return List.of(
        ltx23(
            "",
            "ltx-2.3",
            "LTX 2.3 Pro",
            UP_TO_10,
            Tariff.page(bySize("0.06", "0.12", "0.24")),
            Tariff.page(bySize("0.08", "0.16", "0.32"))),
        ltx23(
            "/fast",
            "ltx-2.3-fast",
            "LTX 2.3 Fast",
            UP_TO_20,
            Tariff.unknown(
                "no price of LTX 2.3 Fast from a picture is known; that from text is another's"),
            Tariff.page(bySize("0.04", "0.08", "0.16")),
            longIsPlain()),
        ltx2("", "ltx-2", "LTX 2, image to video", UP_TO_10, price("0.06", "0.12", "0.24")),
        ltx2(
            "/fast",
            "ltx-2-fast",
            "LTX 2 Fast, image to video",
            UP_TO_20,
            price("0.04", "0.08", "0.16"),
            longIsPlain()),
        ltx219b("", "ltx-2-19b", "LTX 2 19B, image to video", "0.0018", steps(), guidance()),
        ltx219b(
            "distilled/", "ltx-2-19b-distilled", "LTX 2 19B Distilled, image to video", "0.0008"),
        ltxv098());
  }

  private static Offer ltx2(
      String tier,
      String alias,
      String title,
      DurationInput duration,
      PriceRule price,
      CrossRule... rules) {
    return Descriptor.of("fal-ai/ltx-2/image-to-video" + tier, alias, title)
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            duration,
            RESOLUTION,
            Inputs.numbers("fps", "fps", "25", "25", "50"),
            Inputs.audio())
        .rules(rules)
        .priced(price)
        .gives(Outputs.sides("1080p", "1440p", "2160p"))
        .notes("length and frame rate are numbers, as in recorded requests; these types say text")
        .lastSeenIn(OLDER_TYPES)
        .from(tier.isEmpty() ? OLDER_TYPES : FAST_TYPES);
  }

  private static Offer ltx23(
      String tier,
      String alias,
      String title,
      DurationInput duration,
      PriceRule fromPicture,
      PriceRule fromText,
      CrossRule... rules) {
    String id = "fal-ai/ltx-2.3/image-to-video" + tier;
    return Descriptor.of(id, alias, title)
        .at(
            Route.without("fal-ai/ltx-2.3/text-to-video" + tier, "first_frame", "last_frame")
                .taking(ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16"))
                .withPrice(fromText),
            Route.only(id))
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            duration,
            RESOLUTION,
            ChoiceInput.of("aspect_ratio", "auto", "auto", "16:9", "9:16"),
            Inputs.numbers("fps", "fps", "25", "24", "25", "48", "50"),
            Inputs.audio(),
            Inputs.lastFrame("end_image_url"))
        .rules(rules)
        .priced(fromPicture)
        .gives(Outputs.sides("1080p", "1440p", "2160p"))
        .from(TYPES);
  }

  private static CrossRule longIsPlain() {
    return new CrossRule(
        List.of(Clause.is("duration", "12", "14", "16", "18", "20")),
        List.of(Clause.is("fps", "25"), Clause.is("resolution", "1080p")),
        CrossRule.Severity.ERROR,
        "more than 10 s needs 25 frames a second at 1080p");
  }

  private static PriceRule price(String at1080, String at1440, String at2160) {
    return Tariff.gallery(bySize(at1080, at1440, at2160));
  }

  private static Part bySize(String at1080, String at1440, String at2160) {
    return Tariff.perSecond(
        Tariff.at(at1080, "1080p"), Tariff.at(at1440, "1440p"), Tariff.at(at2160, "2160p"));
  }

  private static Offer ltx219b(String tier, String alias, String title, String usd, Input... more) {
    List<Input> inputs =
        new ArrayList<>(
            List.of(
                Inputs.prompt(),
                Inputs.firstFrame("image_url"),
                new FramesInput(
                    "frames", "num_frames", false, 9, 481, Option.of(121), WireForm.NUMBER),
                videoSize(),
                Inputs.decimal("fps", "1", "60", "25"),
                Inputs.audio(),
                Inputs.negativePrompt(),
                Inputs.seed(),
                Inputs.promptOptimizer("enable_prompt_expansion", true),
                Inputs.safetyChecker(),
                Inputs.toggle("use_multiscale", true),
                Inputs.decimal("image_strength", "0", "1", "1"),
                Inputs.decimal("end_image_strength", "0", "1", "1"),
                ChoiceInput.of("interpolation_direction", "forward", "forward", "backward"),
                ChoiceInput.of("video_quality", "high", "low", "medium", "high", "maximum"),
                Inputs.lastFrame("end_image_url")));
    inputs.addAll(List.of(more));
    return Descriptor.of("fal-ai/ltx-2-19b/" + tier + "image-to-video", alias, title)
        .takes(inputs.toArray(Input[]::new))
        .priced(
            Tariff.gallery(Part.of(new Quantity.MegapixelFrames(), Rate.of(usd)).inBlocksOf("1")))
        .notes(
            "fal sends a long negative prompt of its own unless one is given",
            "camera LoRA, acceleration and kinds of file: not offered here",
            "ranges of the numbers are ours, but for the frames",
            "video_size auto follows the picture: no price until width and height are set")
        .from(TYPES);
  }

  private static Input steps() {
    return Inputs.whole("steps", "num_inference_steps", 1, 100, 40);
  }

  private static Input guidance() {
    return Inputs.decimal("guidance_scale", "0", "20", "3");
  }

  private static SizeInput videoSize() {
    return new SizeInput(
        "video_size",
        "video_size",
        false,
        List.of(
            new SizeInput.Named("square_hd", 1_024, 1_024),
            new SizeInput.Named("square", 512, 512),
            new SizeInput.Named("portrait_4_3", 768, 1_024),
            new SizeInput.Named("portrait_16_9", 576, 1_024),
            new SizeInput.Named("landscape_4_3", 1_024, 768),
            new SizeInput.Named("landscape_16_9", 1_024, 576)),
        List.of("auto"),
        1,
        14_142,
        Option.of("auto"));
  }

  /** A detail pass renders twice, and the seconds are billed twice. */
  private static Offer ltxv098() {
    return Descriptor.of(
            "fal-ai/ltxv-13b-098-distilled/image-to-video",
            "ltxv-0.9.8",
            "LTX Video 13B 0.9.8 Distilled, image to video")
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            new FramesInput(
                "frames", "num_frames", false, 9, 1_441, Option.of(121), WireForm.NUMBER),
            Inputs.whole("fps", "frame_rate", 1, 60, 24),
            ChoiceInput.of("resolution", "720p", "480p", "720p"),
            ChoiceInput.of("aspect_ratio", "auto", "9:16", "1:1", "16:9", "auto"),
            Inputs.negativePrompt("worst quality, inconsistent motion, blurry, jittery, distorted"),
            Inputs.seed(),
            Inputs.promptOptimizer("expand_prompt", false),
            Inputs.safetyChecker(),
            Inputs.toggle("reverse_video", false),
            Inputs.toggle("enable_detail_pass", false))
        .priced(
            Tariff.gallery(Part.of(new Quantity.FrameSeconds(24), Rate.of("0.02")))
                .times(
                    Tariff.factor(
                        Rate.of("2", Condition.when("enable_detail_pass", "true")),
                        Rate.of("1", Condition.when("enable_detail_pass", "false")))))
        .gives(Outputs.silent("480p", "720p"))
        .notes(
            "steps of each pass, LoRA and tone mapping: not offered here",
            "9 to 1441 frames and 1 to 60 a second are ours")
        .from(TYPES);
  }
}
