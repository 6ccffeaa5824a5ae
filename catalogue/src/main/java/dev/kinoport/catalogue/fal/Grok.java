package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Part;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import java.util.List;

/** xAI Grok Imagine on fal. */
final class Grok {
  private static final String PREFIX = "xai/grok-imagine-video/";
  private static final String TYPES = "fal's client types of 2026-08-02";
  private static final DurationInput LENGTH = DurationInput.range(WireForm.NUMBER, 6, 1, 15, 1);
  private static final Part SECONDS =
      Tariff.perSecond(Tariff.at("0.05", "480p"), Tariff.at("0.07", "720p"));
  private static final Part SOURCE_SECONDS =
      Part.of(new Quantity.Measured("input_seconds", "s of source"), Rate.of("0.01"));

  private Grok() {}

  static List<Offer> all() {
    return List.of(imagine(), extend(), edit());
  }

  private static Offer imagine() {
    return Descriptor.of(PREFIX + "image-to-video", "grok-imagine", "Grok Imagine, image to video")
        .takes(
            Inputs.prompt(),
            LENGTH,
            ChoiceInput.of(
                "aspect_ratio", "auto", "auto", "16:9", "4:3", "3:2", "1:1", "2:3", "3:4", "9:16"),
            ChoiceInput.of("resolution", "720p", "480p", "720p"),
            Inputs.firstFrame("image_url"))
        .priced(
            Tariff.page(
                SECONDS, Part.of(new Quantity.Measured("input_images", "image"), Rate.of("0.002"))))
        .gives(Outputs.sides("480p", "720p"))
        .notes("1 to 15 s are ours; fal's types name no range")
        .from(TYPES);
  }

  private static Offer extend() {
    return Descriptor.of(
            PREFIX + "extend-video", "grok-imagine-extend", "Grok Imagine, longer clip")
        .takes(Inputs.prompt(), LENGTH, Inputs.sourceVideo())
        .priced(Tariff.page(SECONDS, SOURCE_SECONDS))
        .notes(
            "the source must be an MP4 of 2 to 15 s, which nobody measures beforehand",
            "the resolution is the source's: no price until it is named")
        .from(TYPES);
  }

  private static Offer edit() {
    return Descriptor.of(PREFIX + "edit-video", "grok-imagine-edit", "Grok Imagine, changed clip")
        .takes(
            Inputs.prompt(),
            ChoiceInput.of("resolution", "auto", "auto", "480p", "720p"),
            Inputs.sourceVideo())
        .priced(Tariff.page(SECONDS, SOURCE_SECONDS))
        .gives(Outputs.sides("480p", "720p"))
        .notes("as long as the source clip, which nobody measures beforehand")
        .from(TYPES);
  }
}
