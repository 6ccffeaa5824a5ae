package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Retirement;
import dev.kinoport.offer.Route;
import java.time.LocalDate;
import java.util.List;

/** OpenAI Sora 2 on fal, which is sold no longer. */
final class Sora {
  private static final String TYPES = "fal's client types of 2025-12-15; later ones lack it";
  private static final String[] NOTES = {
    "the length is a number, as in recorded requests; fal's types call it text",
    "16 and 20 s came later; not offered here",
    "costs nothing at fal if the caller's own OpenAI key is used; Kinoport sends none"
  };

  /** Upstream switched the models and the whole Videos API off, with no direct replacement. */
  private static final Retirement END =
      new Retirement(
          LocalDate.of(2026, 9, 24),
          "OpenAI's page of the model, after the shutdown",
          LocalDate.of(2026, 11, 28));

  private Sora() {}

  static List<Offer> all() {
    return List.of(sora2(), sora2Pro());
  }

  private static Offer sora2() {
    String id = "fal-ai/sora-2/image-to-video";
    return Descriptor.of(id, "sora-2", "Sora 2")
        .at(
            Route.without("fal-ai/sora-2/text-to-video", "first_frame")
                .taking(
                    ChoiceInput.of("resolution", "720p", "720p"),
                    ChoiceInput.of("aspect_ratio", "16:9", "9:16", "16:9")),
            Route.only(id))
        .takes(
            Inputs.prompt(),
            ChoiceInput.of("resolution", "auto", "auto", "720p"),
            ChoiceInput.of("aspect_ratio", "auto", "auto", "9:16", "16:9"),
            DurationInput.of(WireForm.NUMBER, 4, 4, 8, 12),
            Inputs.toggle("delete_video", true),
            Inputs.firstFrame("image_url"))
        .priced(Tariff.billed(Tariff.perSecond("0.10")))
        .gives(Outputs.loud("720p"))
        .retired(END)
        .notes(NOTES)
        .from(TYPES);
  }

  private static Offer sora2Pro() {
    return Descriptor.of(
            "fal-ai/sora-2/image-to-video/pro", "sora-2-pro", "Sora 2 Pro, image to video")
        .takes(
            Inputs.prompt(),
            ChoiceInput.of("resolution", "auto", "auto", "720p", "1080p"),
            ChoiceInput.of("aspect_ratio", "auto", "auto", "9:16", "16:9"),
            DurationInput.of(WireForm.NUMBER, 4, 4, 8, 12),
            Inputs.toggle("delete_video", true),
            Inputs.firstFrame("image_url"))
        .priced(
            Tariff.gallery(Tariff.perSecond(Tariff.at("0.30", "720p"), Tariff.at("0.50", "1080p"))))
        .gives(Outputs.loud("720p", "1080p"))
        .retired(END)
        .notes(NOTES)
        .from(TYPES);
  }
}
