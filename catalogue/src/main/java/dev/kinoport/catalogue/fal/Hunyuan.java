package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import io.vavr.control.Option;
import java.util.List;

/** Tencent Hunyuan Video on fal. */
final class Hunyuan {
  private static final String TYPES = "fal's client types of 2026-08-02";
  private static final String TYPES_OF_APRIL = "fal's client types of 2026-04-07";
  private static final ChoiceInput RATIO = ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16");

  private Hunyuan() {}

  static List<Offer> all() {
    return List.of(hunyuan15(), hunyuan(), portrait());
  }

  private static Offer hunyuan() {
    return Descriptor.of(
            "fal-ai/hunyuan-video-image-to-video", "hunyuan", "Hunyuan Video, image to video")
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            RATIO,
            Inputs.text("resolution", 20, Option.of("720p")),
            new FramesInput(
                "frames", "num_frames", false, 129, 129, Option.of(129), WireForm.DIGITS),
            Inputs.toggle("i2v_stability", false),
            Inputs.seed())
        .priced(Tariff.page(Tariff.perClip("0.40")))
        .notes("129 frames are the only number that is known to be taken")
        .from(TYPES);
  }

  private static Offer hunyuan15() {
    String id = "fal-ai/hunyuan-video-v1.5/image-to-video";
    return Descriptor.of(id, "hunyuan-1.5", "Hunyuan Video 1.5")
        .at(Route.without("fal-ai/hunyuan-video-v1.5/text-to-video", "first_frame"), Route.only(id))
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            RATIO,
            Inputs.text("resolution", 20, Option.of("480p")),
            new FramesInput("frames", "num_frames", false, 1, 241, Option.of(121), WireForm.NUMBER),
            Inputs.whole("steps", "num_inference_steps", 1, 100, 28),
            Inputs.negativePrompt(""),
            Inputs.promptOptimizer("enable_prompt_expansion", true),
            Inputs.seed())
        .priced(Tariff.page(Tariff.perSecond("0.075")))
        .notes(
            "billed by the second, asked for in frames, and the frame rate is not known: no price"
                + " until a duration is named",
            "ranges of the numbers are ours")
        .from(TYPES);
  }

  private static Offer portrait() {
    return Descriptor.of(
            "fal-ai/hunyuan-portrait", "hunyuan-portrait", "Hunyuan Portrait, a picture moves")
        .takes(
            Inputs.sourceVideo(),
            Inputs.firstFrame("image_url"),
            Inputs.seed(),
            Inputs.toggle("use_arcface", true))
        .priced(Tariff.gallery(Tariff.perClip("0.40"), Tariff.perSecond("0.08").including("5")))
        .notes(
            "0.40 USD up to 5 s, then 0.08 USD for each further one",
            "as long as the source clip, which nobody measures beforehand")
        .lastSeenIn(TYPES_OF_APRIL)
        .from(TYPES_OF_APRIL);
  }
}
