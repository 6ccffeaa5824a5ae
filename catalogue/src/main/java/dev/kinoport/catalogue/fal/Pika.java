package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.GroupInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Part;
import dev.kinoport.price.Rate;
import java.util.List;

/** Pika 2.2 on fal. */
final class Pika {
  private static final String TYPES = "fal's client types of 2026-08-02";
  private static final ChoiceInput RESOLUTION =
      ChoiceInput.of("resolution", "720p", "720p", "1080p");

  private Pika() {}

  static List<Offer> all() {
    return List.of(pika22(), pikaframes());
  }

  private static Offer pika22() {
    String id = "fal-ai/pika/v2.2/image-to-video";
    return Descriptor.of(id, "pika-2.2", "Pika 2.2")
        .at(
            Route.without("fal-ai/pika/v2.2/text-to-video", "first_frame")
                .taking(Inputs.negativePrompt("ugly, bad, terrible")),
            Route.without(id, "aspect_ratio"))
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            ChoiceInput.of(
                "aspect_ratio", "16:9", "16:9", "9:16", "1:1", "4:5", "5:4", "3:2", "2:3"),
            RESOLUTION,
            DurationInput.of(WireForm.NUMBER, 5, 5, 10),
            Inputs.negativePrompt(""),
            Inputs.seed())
        .priced(
            Tariff.gallery(
                Part.of(Tariff.CLIP, fiveSeconds("0.20", "720p"), fiveSeconds("0.45", "1080p"))))
        .gives(Outputs.silent("720p", "1080p"))
        .notes("the price is read as that of 5 s, the default; 10 s have none")
        .from(TYPES);
  }

  private static Rate fiveSeconds(String usd, String resolution) {
    return Rate.of(usd, Condition.when("resolution", resolution).and("duration", "5"));
  }

  private static Offer pikaframes() {
    return Descriptor.of(
            "fal-ai/pika/v2.2/pikaframes", "pikaframes-2.2", "Pikaframes 2.2, pictures to video")
        .takes(
            Inputs.optionalPrompt(),
            new MediaInput("keyframes", "image_urls", true, 5, Inputs.ANY_IMAGE),
            new GroupInput(
                "transitions",
                "transitions",
                false,
                4,
                List.of(
                    DurationInput.range(WireForm.NUMBER, 5, 1, 25, 1), Inputs.optionalPrompt())),
            RESOLUTION,
            Inputs.negativePrompt(""),
            Inputs.seed())
        .priced(
            Tariff.gallery(
                Tariff.perSecond(Tariff.at("0.04", "720p"), Tariff.at("0.06", "1080p"))
                    .atLeast("5")))
        .gives(Outputs.silent("720p", "1080p"))
        .notes(
            "2 pictures at least, one transition fewer, 25 s in all: left to fal to check",
            "the length is that of all transitions: no price until a duration is named")
        .from(TYPES);
  }
}
