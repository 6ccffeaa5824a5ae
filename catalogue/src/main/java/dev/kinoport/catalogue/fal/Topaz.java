package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.util.List;

/** Topaz on fal: makes a clip larger or smoother. */
final class Topaz {
  private Topaz() {}

  static List<Offer> all() {
    return List.of(
        Descriptor.of("fal-ai/topaz/upscale/video", "topaz-upscale", "Topaz, larger clip")
            .takes(
                Inputs.sourceVideo(),
                Inputs.decimal("upscale_factor", "1", "4", "2"),
                new IntegerInput("fps", "target_fps", false, 16, 60, Option.none()),
                model(),
                Inputs.decimal("noise", "0", "1", ""),
                Inputs.decimal("halo", "0", "1", ""),
                Inputs.decimal("compression", "0", "1", ""),
                Inputs.decimal("grain", "0", "0.1", ""),
                Inputs.decimal("recover_detail", "0", "1", ""),
                Inputs.toggle("H264_output", false))
            .priced(
                Tariff.gallery(
                        Tariff.perSecond(
                            Tariff.at("0.01", "720p"),
                            Tariff.at("0.02", "1080p"),
                            Tariff.at("0.08", "2160p", "4k")))
                    .times(
                        Tariff.factor(
                            Rate.of("2", Condition.when("fps", "60")),
                            Rate.of("1", Condition.when("fps", "24", "25", "30")))))
            .gives(OutputFacts.unknown())
            .notes(
                "priced by length, size and frame rate of the result, which follow the source clip:"
                    + " no price until duration, resolution and fps are named",
                "the rows are up to 720p, up to 1080p, and larger")
            .from("fal's client types of 2026-08-02"));
  }

  private static ChoiceInput model() {
    return ChoiceInput.of(
        "model",
        "Proteus",
        "Proteus",
        "Artemis HQ",
        "Artemis MQ",
        "Artemis LQ",
        "Gaia HQ",
        "Gaia CG",
        "Gaia 2",
        "Nyx",
        "Nyx Fast",
        "Nyx XL",
        "Nyx HF",
        "Starlight Precise 2.5",
        "Starlight HQ",
        "Starlight Mini",
        "Starlight Sharp",
        "Starlight Fast 2",
        "Starlight Precise 1",
        "Starlight Precise 2",
        "Starlight Fast 1");
  }
}
