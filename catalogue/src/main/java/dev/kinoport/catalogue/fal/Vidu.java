package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import java.util.List;
import java.util.Map;

/** Vidu on fal. */
final class Vidu {
  private static final String TYPES = "fal's client types of 2026-08-02";
  private static final ChoiceInput MOVEMENT =
      ChoiceInput.of("movement_amplitude", "auto", "auto", "small", "medium", "large");

  private Vidu() {}

  static List<Offer> all() {
    return List.of(
        q3(),
        q2("pro", "vidu-q2-pro", "Vidu Q2 Pro, image to video", proPrice()),
        q2("turbo", "vidu-q2-turbo", "Vidu Q2 Turbo, image to video", turboPrice()),
        q1());
  }

  private static Offer q1() {
    String id = "fal-ai/vidu/q1/image-to-video";
    return Descriptor.of(id, "vidu-q1", "Vidu Q1")
        .at(
            Route.without("fal-ai/vidu/q1/text-to-video", "first_frame", "last_frame"),
            Route.without("fal-ai/vidu/q1/start-end-to-video", "aspect_ratio", "style")
                .when("last_frame")
                .calling(Map.of("first_frame", "start_image_url")),
            Route.without(id, "last_frame", "aspect_ratio", "style"))
        .takes(
            TextInput.prompt(1_500),
            Inputs.firstFrame("image_url"),
            Inputs.lastFrame("end_image_url"),
            ChoiceInput.of("style", "general", "general", "anime"),
            ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16", "1:1"),
            MOVEMENT,
            Inputs.seed(),
            FixedInput.seconds(5))
        .priced(Tariff.gallery(Tariff.perClip("0.40")))
        .notes("music (bgm) is named for the start-end endpoint by older types only; not offered")
        .from(TYPES);
  }

  private static Offer q2(String tier, String alias, String title, PriceRule price) {
    return Descriptor.of("fal-ai/vidu/q2/image-to-video/" + tier, alias, title)
        .takes(
            TextInput.prompt(3_000),
            Inputs.firstFrame("image_url"),
            Inputs.lastFrame("end_image_url"),
            ChoiceInput.of("resolution", "720p", "720p", "1080p"),
            DurationInput.range(WireForm.NUMBER, 4, 2, 8, 1),
            MOVEMENT,
            SwitchInput.of("audio", "bgm", false),
            Inputs.seed())
        .rules(
            new CrossRule(
                List.of(Clause.is("audio", "true")),
                List.of(Clause.is("duration", "4")),
                CrossRule.Severity.WARNING,
                "music is only added to clips of 4 s"))
        .priced(price)
        .gives(Outputs.sides("720p", "1080p"))
        .from(TYPES);
  }

  private static PriceRule proPrice() {
    return Tariff.gallery(
        Part.of(Tariff.CLIP, Tariff.at("0.10", "720p"), Tariff.at("0.30", "1080p")),
        Tariff.perSecond(Tariff.at("0.05", "720p"), Tariff.at("0.10", "1080p")));
  }

  private static PriceRule turboPrice() {
    return Tariff.gallery(
        Tariff.perClip("0.20").onlyWhen(Condition.when("resolution", "1080p")),
        Tariff.perSecond(Tariff.at("0.05", "720p", "1080p")));
  }

  private static Offer q3() {
    return Descriptor.of("fal-ai/vidu/q3/image-to-video", "vidu-q3", "Vidu Q3, image to video")
        .takes(
            Inputs.optionalPrompt(2_000),
            Inputs.firstFrame("image_url"),
            Inputs.lastFrame("end_image_url"),
            ChoiceInput.of("resolution", "720p", "360p", "540p", "720p", "1080p"),
            DurationInput.range(WireForm.NUMBER, 5, 1, 16, 1),
            SwitchInput.of("audio", "audio", true),
            Inputs.seed())
        .rules(
            CrossRule.forbid(
                "a last frame needs 540p or more",
                Clause.given("last_frame"),
                Clause.is("resolution", "360p")))
        .priced(
            Tariff.page(Tariff.perSecond("0.07"))
                .times(
                    Tariff.factor(
                        Tariff.at("1", "360p", "540p"), Tariff.at("2.2", "720p", "1080p"))))
        .gives(Outputs.sides("360p", "540p", "720p", "1080p"))
        .from(TYPES);
  }
}
