package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.Bound;
import dev.kinoport.media.Ratio;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import java.util.List;

/** Alibaba Happy Horse on fal. */
final class HappyHorse {
  private static final int LONGEST_PROMPT = 2_500;
  private static final String[] RATIOS = {"16:9", "9:16", "1:1", "4:3", "3:4"};
  private static final String[] MORE_RATIOS = {
    "16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "9:21", "5:4", "4:5"
  };

  private static final AcceptedImages FRAME =
      Inputs.ANY_IMAGE
          .bytes(Bound.atMost(10_000_000))
          .shortSide(Bound.atLeast(300))
          .ratio(new Ratio(2, 5), new Ratio(5, 2));

  private static final AcceptedImages REFERENCE =
      Inputs.ANY_IMAGE.bytes(Bound.atMost(10_000_000)).shortSide(Bound.atLeast(400));

  private HappyHorse() {}

  static List<Offer> all() {
    return List.of(
        happyHorse("v1.1/", "happy-horse-1.1", "Happy Horse 1.1", MORE_RATIOS),
        happyHorse("", "happy-horse-1.0", "Happy Horse 1.0", RATIOS));
  }

  private static Offer happyHorse(String version, String alias, String title, String... ratios) {
    String base = "alibaba/happy-horse/" + version;
    String id = base + "image-to-video";
    TextInput prompt = TextInput.prompt(LONGEST_PROMPT);
    return Descriptor.of(id, alias, title)
        .at(
            Route.without(base + "reference-to-video", "first_frame")
                .when("reference")
                .taking(prompt),
            Route.without(base + "text-to-video", "first_frame", "reference").taking(prompt),
            Route.without(id, "aspect_ratio", "reference"))
        .takes(
            Inputs.optionalPrompt(LONGEST_PROMPT),
            Inputs.firstFrame("image_url", FRAME),
            new MediaInput("reference", "image_urls", false, 9, REFERENCE),
            ChoiceInput.of("aspect_ratio", "16:9", ratios),
            ChoiceInput.of("resolution", "1080p", "720p", "1080p"),
            DurationInput.range(WireForm.NUMBER, 5, 3, 15, 1),
            Inputs.seed(),
            Inputs.safetyChecker())
        .priced(
            Tariff.page(Tariff.perSecond(Tariff.at("0.14", "720p"), Tariff.at("0.28", "1080p"))))
        .gives(Outputs.sides("720p", "1080p"))
        .notes("two prices are known, 0.14 and 0.28 USD; read as those of 720p and 1080p")
        .from("fal's client types of 2026-08-02");
  }
}
