package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Rate;
import java.util.List;
import java.util.Map;

/**
 * Google on fal: Veo 3.1, which with a last frame is another endpoint with other names, and the
 * first of the versions of Gemini Omni Flash.
 */
final class Google {
  private static final String TYPES = "fal's client types of 2026-08-02";
  private static final String GEMINI = "google/gemini-omni-flash";

  private Google() {}

  static List<Offer> all() {
    return List.of(
        veo("", "veo-3.1", "Veo 3.1", standardPrice(), "720p", "1080p", "4k"),
        veo("/fast", "veo-3.1-fast", "Veo 3.1 Fast", fastPrice(), "720p", "1080p", "4k"),
        veo("/lite", "veo-3.1-lite", "Veo 3.1 Lite", litePrice(), "720p", "1080p"),
        omniFlash());
  }

  private static Offer veo(
      String tier, String alias, String title, PriceRule price, String... resolutions) {
    String base = "fal-ai/veo3.1" + tier;
    String id = base + "/image-to-video";
    return Descriptor.of(id, alias, title)
        .at(
            Route.without(base, "first_frame", "last_frame")
                .taking(
                    ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16"),
                    Inputs.toggle("auto_fix", true)),
            Route.only(base + "/first-last-frame-to-video")
                .when("last_frame")
                .calling(Map.of("first_frame", "first_frame_url")),
            Route.without(id, "last_frame"))
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            Inputs.lastFrame("last_frame_url"),
            DurationInput.of(WireForm.DIGITS_AND_S, 8, 4, 6, 8),
            ChoiceInput.of("resolution", "720p", resolutions),
            ChoiceInput.of("aspect_ratio", "auto", "auto", "16:9", "9:16"),
            Inputs.audio(),
            Inputs.negativePrompt(),
            Inputs.seed(),
            Inputs.toggle("auto_fix", false),
            ChoiceInput.of("safety_tolerance", "4", "1", "2", "3", "4", "5", "6"))
        .priced(price)
        .gives(Outputs.sides(resolutions))
        .notes("fal's own example prices 5 s, a length that it does not offer")
        .from(TYPES);
  }

  private static Offer omniFlash() {
    String id = GEMINI + "/image-to-video";
    return Descriptor.of(id, "gemini-omni-flash", "Gemini Omni Flash")
        .at(
            Route.without(GEMINI + "/reference-to-video", "first_frame").when("reference"),
            Route.without(GEMINI, "first_frame", "reference")
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

  private static PriceRule standardPrice() {
    return Tariff.billed(perSecond("0.20", "0.40", "0.40", "0.60")).perUnit("0.40");
  }

  private static PriceRule fastPrice() {
    return Tariff.gallery(perSecond("0.10", "0.15", "0.30", "0.35"));
  }

  private static PriceRule litePrice() {
    return Tariff.secondHand(
            Tariff.perSecond(
                row("0.05", "true", "720p"),
                row("0.03", "false", "720p"),
                row("0.08", "true", "1080p"),
                row("0.05", "false", "1080p")))
        .perUnit("0.05");
  }

  private static Part perSecond(String silent, String loud, String silent4k, String loud4k) {
    return Tariff.perSecond(
        row(loud, "true", "720p", "1080p"),
        row(silent, "false", "720p", "1080p"),
        row(loud4k, "true", "4k"),
        row(silent4k, "false", "4k"));
  }

  private static Rate row(String usd, String audio, String... resolutions) {
    return Rate.of(usd, Condition.when("resolution", resolutions).and("audio", audio));
  }
}
