package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.offer.Offer;
import java.util.List;

/** Pictures that speak: as long as the sound that they are given, which nobody measures. */
final class Avatars {
  private static final String LENGTH_NOTE =
      "as long as the sound: no price until a duration is named";

  private static final String TYPES_OF_APRIL = "fal's client types of 2026-04-07";

  private Avatars() {}

  static List<Offer> all() {
    return List.of(aurora(), stableAvatar());
  }

  private static Offer aurora() {
    return Descriptor.of("fal-ai/creatify/aurora", "aurora", "Creatify Aurora, a picture speaks")
        .takes(
            Inputs.optionalPrompt(),
            Inputs.firstFrame("image_url"),
            Inputs.audioFile(true),
            ChoiceInput.of("resolution", "720p", "480p", "720p"),
            Inputs.decimal("guidance_scale", "0", "5", "1"),
            Inputs.decimal("audio_guidance_scale", "0", "5", "2"))
        .priced(Tariff.gallery(Tariff.perSecond(Tariff.at("0.14", "720p")).inBlocksOf("1")))
        .gives(Outputs.loud("480p", "720p"))
        .notes(LENGTH_NOTE, "the price at 480p is not known", "ranges of the scales are ours")
        .from("fal's client types of 2026-08-02");
  }

  private static Offer stableAvatar() {
    return Descriptor.of("fal-ai/stable-avatar", "stable-avatar", "Stable Avatar, a picture speaks")
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            Inputs.audioFile(true),
            ChoiceInput.of("aspect_ratio", "auto", "16:9", "1:1", "9:16", "auto"),
            Inputs.decimal("guidance_scale", "0", "20", "5"),
            Inputs.decimal("audio_guidance_scale", "0", "20", "4"),
            Inputs.whole("steps", "num_inference_steps", 1, 100, 50),
            Inputs.decimal("perturbation", "0", "1", "0.1"),
            Inputs.seed())
        .priced(Tariff.gallery(Tariff.perSecond("0.10").atLeast("4")))
        .gives(Outputs.loud())
        .notes(LENGTH_NOTE, "ranges of the numbers are ours")
        .lastSeenIn(TYPES_OF_APRIL)
        .from(TYPES_OF_APRIL);
  }
}
