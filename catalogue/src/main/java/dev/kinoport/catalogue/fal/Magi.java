package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Multiplier;
import dev.kinoport.price.Part;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;

/** Sand AI Magi on fal. */
final class Magi {
  private static final String ID = "fal-ai/magi/image-to-video";

  private static final String TYPES = "fal's client types of 2026-04-07";

  private Magi() {}

  static List<Offer> all() {
    return List.of(
        Descriptor.of(ID, "magi", "Magi")
            .at(Route.without("fal-ai/magi", "first_frame"), Route.only(ID))
            .takes(
                Inputs.prompt(),
                Inputs.firstFrame("image_url"),
                new FramesInput(
                    "frames", "num_frames", false, 96, 192, Option.of(96), WireForm.NUMBER),
                Inputs.words("steps", "num_inference_steps", "16", "4", "8", "16", "32", "64"),
                ChoiceInput.of("resolution", "720p", "480p", "720p"),
                ChoiceInput.of("aspect_ratio", "auto", "auto", "16:9", "9:16", "1:1"),
                Inputs.safetyChecker(),
                Inputs.seed())
            .priced(
                Tariff.gallery(
                        Tariff.perClip("0.80"),
                        Part.of(new Quantity.FrameSeconds(24), Rate.of("0.20")).including("4"))
                    .times(new Multiplier.Ratio("steps", BigDecimal.valueOf(16), BigDecimal.ONE)))
            .gives(Outputs.silent("480p", "720p"))
            .notes(
                "480p is said to be half a billing unit; the price sentence does not halve it, and"
                    + " neither does this rule",
                "parts of a further second are counted exactly; they may be billed as a whole one")
            .lastSeenIn(TYPES)
            .from(TYPES));
  }
}
