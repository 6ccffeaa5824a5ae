package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.Bound;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Alibaba Wan on fal. */
final class Wan {
  private static final String TYPES = "fal's client types of 2026-08-02";
  private static final TextInput PROMPT = TextInput.prompt(1_500);
  private static final TextInput NEGATIVE_PROMPT = Inputs.negativePrompt(500, Option.none());
  private static final int WAN_27_PROMPT = 5_000;
  private static final AcceptedImages WAN_27_IMAGE =
      Inputs.ANY_IMAGE.bytes(Bound.atMost(20_000_000));
  private static final AcceptedImages WAN_26_IMAGE =
      Inputs.ANY_IMAGE.shortSide(Bound.atLeast(240)).longSide(Bound.atMost(7_680));

  private Wan() {}

  static List<Offer> all() {
    return List.of(wan27(), wan26(), wan26Flash(), wan25(), wan22(), wan22Turbo());
  }

  private static Offer wan27() {
    String base = "fal-ai/wan/v2.7/";
    String id = base + "image-to-video";
    return Descriptor.of(id, "wan-2.7", "Wan 2.7")
        .at(
            Route.without(
                    base + "reference-to-video",
                    "first_frame",
                    "last_frame",
                    "audio_file",
                    "prompt_optimizer")
                .when("reference")
                .taking(
                    TextInput.prompt(WAN_27_PROMPT),
                    DurationInput.range(WireForm.NUMBER, 5, 2, 10, 1)),
            Route.without(
                    base + "text-to-video",
                    "first_frame",
                    "last_frame",
                    "reference",
                    "reference_videos",
                    "multi_shots")
                .taking(TextInput.prompt(WAN_27_PROMPT)),
            Route.without(id, "aspect_ratio", "reference", "reference_videos", "multi_shots"))
        .takes(
            Inputs.optionalPrompt(WAN_27_PROMPT),
            Inputs.firstFrame("image_url", WAN_27_IMAGE),
            Inputs.lastFrame("end_image_url", WAN_27_IMAGE),
            new MediaInput("reference", "reference_image_urls", false, 5, WAN_27_IMAGE),
            new FileInput(
                "reference_videos", "reference_video_urls", false, FileInput.Kind.VIDEO, 5),
            Inputs.audioFile(false),
            ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16", "1:1", "4:3", "3:4"),
            ChoiceInput.of("resolution", "1080p", "720p", "1080p"),
            DurationInput.range(WireForm.NUMBER, 5, 2, 15, 1),
            NEGATIVE_PROMPT,
            Inputs.promptOptimizer("enable_prompt_expansion", true),
            Inputs.toggle("multi_shots", false),
            Inputs.seed(),
            Inputs.safetyChecker())
        .priced(
            Tariff.page(Tariff.perSecond(Tariff.at("0.10", "720p"), Tariff.at("0.15", "1080p"))))
        .gives(Outputs.sides("720p", "1080p"))
        .notes(
            "one page says 0.10 USD a second whatever the resolution; the dearer reading is used",
            "going on from a clip (video_url) and references without a picture: not offered here",
            "at most 5 pictures and 5 clips to refer to are ours; fal's types name no limit")
        .from(TYPES);
  }

  private static Offer wan25() {
    String id = "fal-ai/wan-25-preview/image-to-video";
    return Descriptor.of(id, "wan-2.5", "Wan 2.5 Preview")
        .at(
            Route.without("fal-ai/wan-25-preview/text-to-video", "first_frame"),
            Route.without(id, "aspect_ratio"))
        .takes(
            PROMPT,
            Inputs.firstFrame("image_url"),
            Inputs.audioFile(false),
            ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16", "1:1"),
            ChoiceInput.of("resolution", "1080p", "480p", "720p", "1080p"),
            DurationInput.of(WireForm.DIGITS, 5, 5, 10),
            NEGATIVE_PROMPT,
            Inputs.promptOptimizer("enable_prompt_expansion", true),
            Inputs.seed(),
            Inputs.safetyChecker())
        .priced(
            Tariff.page(
                Tariff.perSecond(
                    Tariff.at("0.05", "480p"),
                    Tariff.at("0.10", "720p"),
                    Tariff.at("0.15", "1080p"))))
        .gives(Outputs.sides("480p", "720p", "1080p"))
        .notes("an older page allows 800 characters of prompt; read as 1500")
        .from(TYPES);
  }

  private static Offer wan26() {
    return wan26(
        "wan/v2.6/image-to-video",
        "wan-2.6",
        "Wan 2.6, image to video",
        byResolution(Tariff.SECONDS, "0.10", "0.15"));
  }

  private static Offer wan26Flash() {
    return wan26(
        "wan/v2.6/image-to-video/flash",
        "wan-2.6-flash",
        "Wan 2.6 Flash, image to video",
        byResolution(Tariff.SECONDS, "0.05", "0.075"),
        Inputs.audio());
  }

  private static Offer wan26(
      String id, String alias, String title, PriceRule price, Input... more) {
    List<Input> inputs =
        new ArrayList<>(
            List.of(
                PROMPT,
                Inputs.firstFrame("image_url", WAN_26_IMAGE),
                Inputs.audioFile(false),
                ChoiceInput.of("resolution", "1080p", "720p", "1080p"),
                DurationInput.of(WireForm.DIGITS, 5, 5, 10, 15),
                Inputs.negativePrompt(500, Option.of("")),
                Inputs.promptOptimizer("enable_prompt_expansion", true),
                Inputs.toggle("multi_shots", false),
                Inputs.seed(),
                Inputs.safetyChecker()));
    inputs.addAll(List.of(more));
    return Descriptor.of(id, alias, title)
        .takes(inputs.toArray(Input[]::new))
        .priced(price)
        .gives(Outputs.sides("720p", "1080p"))
        .notes("500 characters of negative prompt as in Wan 2.5")
        .from(TYPES);
  }

  private static PriceRule byResolution(Quantity quantity, String at720, String at1080) {
    return Tariff.gallery(Part.of(quantity, Tariff.at(at720, "720p"), Tariff.at(at1080, "1080p")));
  }

  private static Offer wan22() {
    return Descriptor.of(
            "fal-ai/wan/v2.2-a14b/image-to-video", "wan-2.2-a14b", "Wan 2.2 A14B, image to video")
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            new FramesInput("frames", "num_frames", false, 17, 161, Option.of(81), WireForm.NUMBER),
            Inputs.whole("fps", "frames_per_second", 4, 60, 16),
            ChoiceInput.of("resolution", "720p", "480p", "580p", "720p"),
            Inputs.negativePrompt(""),
            Inputs.seed())
        .priced(
            Tariff.gallery(
                Part.of(
                    new Quantity.FrameSeconds(16),
                    Tariff.at("0.08", "720p"),
                    Tariff.at("0.06", "580p"),
                    Tariff.at("0.04", "480p"))))
        .gives(Outputs.silent("480p", "580p", "720p"))
        .notes(
            "inputs not checked: in fal's gallery, but in no copy of its types; these are the ones"
                + " that its variant with LoRA shares",
            "17 to 161 frames and 4 to 60 a second are ours",
            "a last frame may be possible; not offered here")
        .lastSeenIn("fal's gallery of 2026-01-28")
        .from("fal's gallery; inputs as of its variant with LoRA");
  }

  private static Offer wan22Turbo() {
    return Descriptor.of(
            "fal-ai/wan/v2.2-a14b/image-to-video/turbo",
            "wan-2.2-a14b-turbo",
            "Wan 2.2 A14B Turbo, image to video")
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            ChoiceInput.of("resolution", "720p", "480p", "580p", "720p"),
            ChoiceInput.of("aspect_ratio", "auto", "auto", "16:9", "9:16", "1:1"),
            Inputs.promptOptimizer("enable_prompt_expansion", false),
            Inputs.seed(),
            ChoiceInput.of("acceleration", "regular", "none", "regular"),
            ChoiceInput.of("video_quality", "high", "low", "medium", "high", "maximum"),
            ChoiceInput.of("video_write_mode", "balanced", "fast", "balanced", "small"),
            Inputs.lastFrame("end_image_url"))
        .priced(
            Tariff.gallery(
                Part.of(
                    Tariff.CLIP,
                    Tariff.at("0.10", "720p"),
                    Tariff.at("0.075", "580p"),
                    Tariff.at("0.05", "480p"))))
        .gives(Outputs.silent("480p", "580p", "720p"))
        .from(TYPES);
  }
}
