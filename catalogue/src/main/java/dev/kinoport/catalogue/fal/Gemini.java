package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import java.util.List;

/** Google Gemini Omni Flash on fal, the first of its versions. */
final class Gemini {
  private static final String BASE = "google/gemini-omni-flash";

  private Gemini() {}

  static List<Offer> all() {
    return List.of(omniFlash());
  }

  private static Offer omniFlash() {
    String id = BASE + "/image-to-video";
    return Descriptor.of(id, "gemini-omni-flash", "Gemini Omni Flash")
        .at(
            Route.without(BASE + "/reference-to-video", "first_frame").when("reference"),
            Route.without(BASE, "first_frame", "reference")
                .withPrice(Tariff.page(Tariff.perSecond("0.125"))),
            Route.without(id, "reference"))
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            new MediaInput("reference", "image_urls", false, 5, Inputs.ANY_IMAGE),
            ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16"),
            DurationInput.range(WireForm.NUMBER, 8, 3, 10, 1))
        .priced(Tariff.page(Tariff.perSecond("0.13")))
        .gives(Outputs.loud("720p"))
        .notes(
            "billed by tokens, 21.875 USD a million; that a second comes to about this much, the"
                + " page says itself",
            "at most 5 references are another shop's; fal's types name no limit",
            "v1.1 and later: prices are known, inputs are not; see docs/models.md")
        .from("fal's client types of 2026-08-02, and undated copies of the model pages");
  }
}
