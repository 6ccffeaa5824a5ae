package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.LengthUnit;
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
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PixVerse on fal. With a last frame a request goes to the transition endpoint. */
final class Pixverse {
  private static final String TYPES = "fal's client types of 2026-08-02";
  private static final String TOO_LONG = "1080p goes up to 8 s";
  private static final Condition LOUD = Condition.when("audio", "true");

  private static final Input STYLE =
      Inputs.optional("style", "anime", "3d_animation", "clay", "comic", "cyberpunk");
  private static final Input THINKING =
      Inputs.optional("thinking_type", "enabled", "disabled", "auto");
  private static final Input MULTI_CLIP =
      SwitchInput.of("multi_clip", "generate_multi_clip_switch", false);

  private Pixverse() {}

  static List<Offer> all() {
    return List.of(pixverse6(), pixverseC1(), pixverse56(), pixverse55());
  }

  private static Offer pixverse6() {
    return bySecond(
        "v6",
        "pixverse-6",
        "PixVerse 6",
        Tariff.perSecond(
            rate("0.025", "360p", "false"),
            rate("0.035", "360p", "true"),
            rate("0.035", "540p", "false"),
            rate("0.045", "540p", "true"),
            rate("0.045", "720p", "false"),
            rate("0.060", "720p", "true"),
            rate("0.090", "1080p", "false"),
            rate("0.115", "1080p", "true")),
        negativePrompt(),
        STYLE,
        THINKING,
        MULTI_CLIP);
  }

  private static Offer pixverseC1() {
    return bySecond(
        "c1",
        "pixverse-c1",
        "PixVerse C1",
        Tariff.perSecond(
            rate("0.030", "360p", "false"),
            rate("0.040", "360p", "true"),
            rate("0.040", "540p", "false"),
            rate("0.050", "540p", "true"),
            rate("0.050", "720p", "false"),
            rate("0.065", "720p", "true"),
            rate("0.095", "1080p", "false"),
            rate("0.120", "1080p", "true")));
  }

  private static Rate rate(String usd, String resolution, String audio) {
    return Rate.of(usd, Condition.when("resolution", resolution).and("audio", audio));
  }

  /** Since version 6: any length up to 15 s, billed by the second. */
  private static Offer bySecond(
      String version, String alias, String title, Part price, Input... more) {
    String base = "fal-ai/pixverse/" + version;
    String id = base + "/image-to-video";
    List<Input> inputs =
        new ArrayList<>(
            List.of(
                prompt(),
                Inputs.firstFrame("image_url"),
                Inputs.lastFrame("end_image_url"),
                ChoiceInput.of(
                    "aspect_ratio",
                    "16:9",
                    "16:9",
                    "4:3",
                    "1:1",
                    "3:4",
                    "9:16",
                    "2:3",
                    "3:2",
                    "21:9"),
                ChoiceInput.of("resolution", "720p", "360p", "540p", "720p", "1080p"),
                DurationInput.range(WireForm.NUMBER, 5, 1, 15, 1),
                SwitchInput.of("audio", "generate_audio_switch", false),
                Inputs.seed()));
    inputs.addAll(List.of(more));
    return Descriptor.of(id, alias, title)
        .at(
            Route.without(base + "/text-to-video", "first_frame", "last_frame"),
            Route.only(base + "/transition")
                .when("last_frame")
                .calling(Map.of("first_frame", "first_image_url")),
            Route.without(id, "last_frame", "aspect_ratio"))
        .takes(inputs.toArray(Input[]::new))
        .priced(Tariff.page(price))
        .gives(Outputs.sides("360p", "540p", "720p", "1080p"))
        .notes(
            "the price is that of text to video or of a longer clip; it is read as that of all",
            "sound is off unless it is asked for: fal's types name no default",
            "references and longer clips: not offered here")
        .from(TYPES);
  }

  private static Offer pixverse55() {
    Part base =
        Part.of(
            Tariff.CLIP,
            Tariff.at("0.15", "360p", "540p"),
            Tariff.at("0.20", "720p"),
            Tariff.at("0.40", "1080p"));
    Part sound = Tariff.perClip("0.05").onlyWhen(LOUD);
    Part shots = Tariff.perClip("0.10").onlyWhen(Condition.when("multi_clip", "true"));
    return pixverse(
        "v5.5",
        "pixverse-5.5",
        "PixVerse 5.5",
        price(base, sound, shots),
        price(base, sound),
        MULTI_CLIP);
  }

  private static Offer pixverse56() {
    Part base =
        Part.of(
            Tariff.CLIP,
            Tariff.at("0.35", "360p", "540p"),
            Tariff.at("0.45", "720p"),
            Tariff.at("0.75", "1080p"));
    Part sound =
        Part.of(Tariff.CLIP, Tariff.at("0.45", "360p", "540p", "720p"), Tariff.at("0.75", "1080p"))
            .onlyWhen(LOUD);
    PriceRule price = price(base, sound);
    return pixverse("v5.6", "pixverse-5.6", "PixVerse 5.6", price, price);
  }

  private static Offer pixverse(
      String version,
      String alias,
      String title,
      PriceRule price,
      PriceRule transition,
      Input... more) {
    String base = "fal-ai/pixverse/" + version;
    String id = base + "/image-to-video";
    List<Input> inputs =
        new ArrayList<>(
            List.of(
                prompt(),
                Inputs.firstFrame("image_url"),
                Inputs.lastFrame("end_image_url"),
                ChoiceInput.of("aspect_ratio", "16:9", "16:9", "4:3", "1:1", "3:4", "9:16"),
                ChoiceInput.of("resolution", "720p", "360p", "540p", "720p", "1080p"),
                DurationInput.of(WireForm.DIGITS, 5, 5, 8, 10),
                SwitchInput.of("audio", "generate_audio_switch", false),
                negativePrompt(),
                STYLE,
                THINKING,
                Inputs.seed()));
    inputs.addAll(List.of(more));
    String[] onlyOne = List.of(more).isEmpty() ? new String[0] : new String[] {"multi_clip"};
    return Descriptor.of(id, alias, title)
        .at(
            Route.without(base + "/text-to-video", "first_frame", "last_frame"),
            Route.without(base + "/transition", onlyOne)
                .when("last_frame")
                .calling(Map.of("first_frame", "first_image_url"))
                .withPrice(transition),
            Route.without(id, "last_frame", "aspect_ratio"))
        .takes(inputs.toArray(Input[]::new))
        .rules(
            CrossRule.forbid(
                TOO_LONG, Clause.is("duration", "10"), Clause.is("resolution", "1080p")))
        .priced(price)
        .gives(Outputs.sides("360p", "540p", "720p", "1080p"))
        .notes("whether 8 and 10 s multiply the price of sound and shots too is not said; they do")
        .from(TYPES);
  }

  private static TextInput prompt() {
    return new TextInput(
        "prompt", "prompt", true, 2_048, LengthUnit.UTF8_BYTES, false, Option.none());
  }

  private static TextInput negativePrompt() {
    return new TextInput(
        "negative_prompt",
        "negative_prompt",
        false,
        2_048,
        LengthUnit.UTF8_BYTES,
        true,
        Option.of(""));
  }

  private static PriceRule price(Part... parts) {
    return Tariff.gallery(parts)
        .times(
            Tariff.factor(
                Tariff.lasting("5", "1"), Tariff.lasting("8", "2"), Tariff.lasting("10", "2.2")))
        .except(Condition.when("duration", "10").and("resolution", "1080p"), TOO_LONG);
  }
}
