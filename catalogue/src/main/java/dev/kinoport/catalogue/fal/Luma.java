package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceRule;
import java.util.List;

/** Luma Ray on fal. A picture at either end of Ray 2 will do. */
final class Luma {
  private Luma() {}

  static List<Offer> all() {
    return List.of(
        ray32(),
        ray2("ray-2", "luma-ray-2", "Luma Ray 2", price("0.50").perUnit("0.50")),
        ray2("ray-2-flash", "luma-ray-2-flash", "Luma Ray 2 Flash", price("0.20")));
  }

  private static Offer ray32() {
    String base = "luma/agent/ray/v3.2/";
    String id = base + "image-to-video";
    return Descriptor.of(id, "luma-ray-3.2", "Luma Ray 3.2")
        .at(Route.without(base + "text-to-video", "first_frame", "last_frame"), Route.only(id))
        .takes(
            Inputs.prompt(),
            Inputs.firstFrame("image_url"),
            Inputs.lastFrame("end_image_url"),
            ChoiceInput.of("aspect_ratio", "16:9", "3:4", "4:3", "1:1", "9:16", "16:9", "21:9"),
            Inputs.toggle("loop", false),
            ChoiceInput.of("resolution", "540p", "540p", "720p", "1080p"),
            DurationInput.of(WireForm.DIGITS_AND_S, 5, 5, 10))
        .rules(
            CrossRule.forbid(
                "10 s go from text alone: with a picture they need key frames",
                Clause.given("first_frame"),
                Clause.is("duration", "10"),
                Clause.is("loop", "false")),
            CrossRule.forbid(
                "a loop has 5 s", Clause.is("loop", "true"), Clause.is("duration", "10")),
            CrossRule.forbid(
                "a loop has no last frame", Clause.is("loop", "true"), Clause.given("last_frame")))
        .priced(
            Tariff.page(Tariff.perClip("0.50"))
                .times(
                    Tariff.factor(
                        Tariff.at("1", "540p"), Tariff.at("2", "720p"), Tariff.at("4", "1080p")))
                .times(Tariff.factor(Tariff.lasting("5", "1"), Tariff.lasting("10", "2"))))
        .gives(Outputs.sides("540p", "720p", "1080p"))
        .notes("key frames, HDR and EXR: not offered here")
        .from("fal's client types of 2026-08-02");
  }

  private static Offer ray2(String name, String alias, String title, PriceRule price) {
    String base = "fal-ai/luma-dream-machine/" + name;
    String id = base + "/image-to-video";
    return Descriptor.of(id, alias, title)
        .at(Route.without(base, "first_frame", "last_frame"), Route.only(id))
        .takes(
            Inputs.prompt(),
            new MediaInput("first_frame", "image_url", false, 1, Inputs.ANY_IMAGE),
            Inputs.lastFrame("end_image_url"),
            ChoiceInput.of("aspect_ratio", "16:9", "16:9", "9:16", "4:3", "3:4", "21:9", "9:21"),
            Inputs.toggle("loop", false),
            ChoiceInput.of("resolution", "540p", "540p", "720p", "1080p"),
            DurationInput.of(WireForm.DIGITS_AND_S, 5, 5, 9))
        .priced(price)
        .gives(Outputs.silent("540p", "720p", "1080p"))
        .from("fal's client types of 2026-08-02");
  }

  private static PriceRule price(String usd) {
    return Tariff.page(Tariff.perClip(usd))
        .times(
            Tariff.factor(Tariff.at("1", "540p"), Tariff.at("2", "720p"), Tariff.at("4", "1080p")))
        .times(Tariff.factor(Tariff.lasting("5", "1"), Tariff.lasting("9", "2")));
  }
}
