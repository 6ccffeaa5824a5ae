package dev.kinoport.catalogue.fal;

import static dev.kinoport.catalogue.fal.Tariff.lasting;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Part;
import io.vavr.control.Option;
import java.util.List;

/** Kandinsky 5 on fal. */
final class Kandinsky {
  private Kandinsky() {}

  static List<Offer> all() {
    return List.of(
        Descriptor.of(
                "fal-ai/kandinsky5/text-to-video", "kandinsky-5", "Kandinsky 5, text to video")
            .takes(
                Inputs.prompt(),
                Inputs.text("resolution", 20, Option.of("768x512")),
                ChoiceInput.of("aspect_ratio", "3:2", "3:2", "1:1", "2:3"),
                DurationInput.of(WireForm.DIGITS_AND_S, 5, 5, 10),
                Inputs.whole("steps", "num_inference_steps", 1, 100, 30))
            .priced(
                Tariff.gallery(Part.of(Tariff.CLIP, lasting("5", "0.08"), lasting("10", "0.16"))))
            .notes("1 to 100 steps are ours")
            .from("fal's client types of 2026-08-02"));
  }
}
