package dev.kinoport.catalogue.fal;

import static dev.kinoport.catalogue.fal.Tariff.lasting;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Part;
import io.vavr.control.Option;
import java.util.List;

/** Moonvalley Marey on fal. */
final class Marey {
  private static final String ID = "moonvalley/marey/i2v";

  private Marey() {}

  static List<Offer> all() {
    return List.of(
        Descriptor.of(ID, "marey", "Moonvalley Marey")
            .at(
                Route.without("moonvalley/marey/t2v", "first_frame")
                    .taking(dimensions("1920x1080", "1152x1152", "1536x1152", "1152x1536")),
                Route.only(ID))
            .takes(
                Inputs.prompt(),
                Inputs.firstFrame("image_url"),
                dimensions("1920x1080", "1080x1920", "1152x1152", "1536x1152", "1152x1536"),
                DurationInput.of(WireForm.DIGITS_AND_S, 5, 5, 10),
                Inputs.negativePrompt(),
                Inputs.decimal("guidance_scale", "0", "20", ""),
                Inputs.seed(-1, Option.of(-1L)))
            .priced(
                Tariff.gallery(Part.of(Tariff.CLIP, lasting("5", "1.50"), lasting("10", "3.00"))))
            .notes("fal sends a negative prompt of its own unless one is given")
            .from("fal's client types of 2026-08-02"));
  }

  private static ChoiceInput dimensions(String... sizes) {
    return ChoiceInput.of("dimensions", "1920x1080", sizes);
  }
}
