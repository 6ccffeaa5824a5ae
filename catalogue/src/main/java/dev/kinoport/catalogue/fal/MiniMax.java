package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.Bound;
import dev.kinoport.media.MediaLimits;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Part;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import java.time.LocalDate;
import java.util.List;

/** MiniMax before and after Hailuo: Video 01, and H3. */
final class MiniMax {
  private static final String PREFIX = "fal-ai/minimax/";
  private static final String TYPES = "fal's client types of 2026-08-02";

  /** Source: digests of MiniMax's own API. */
  private static final MediaLimits H3_IMAGE =
      Inputs.UP_TO_30_MB.shortSide(Bound.atLeast(256)).longSide(Bound.atMost(5_760));

  private MiniMax() {}

  static List<Offer> all() {
    return List.of(
        h3(),
        video01("video-01", "MiniMax Video 01"),
        video01("video-01-live", "MiniMax Video 01 Live"),
        video01("video-01-director", "MiniMax Video 01 Director"),
        subjectReference());
  }

  private static Offer video01(String name, String title) {
    String id = PREFIX + name + "/image-to-video";
    return Descriptor.of(id, "minimax-" + name, title)
        .at(Route.without(PREFIX + name, "first_frame"), Route.only(id))
        .takes(
            TextInput.prompt(2_000),
            Inputs.firstFrame("image_url", Hailuo.IMAGE_LIMITS),
            Inputs.toggle("prompt_optimizer", true),
            new FixedInput("resolution", "720P"))
        .priced(Tariff.units(Tariff.perClip("0.50")).perUnit("0.5"))
        .gives(Outputs.sides("720P"))
        .notes("720P and the limits of images are upstream's; fal's types name neither")
        .from(TYPES);
  }

  private static Offer subjectReference() {
    String id = PREFIX + "video-01-subject-reference";
    return Descriptor.of(
            id, "minimax-video-01-subject", "MiniMax Video 01, subject reference to video")
        .takes(
            TextInput.prompt(2_000),
            new MediaInput("subject", "subject_reference_image_url", true, 1, Inputs.ANY_IMAGE),
            Inputs.toggle("prompt_optimizer", true))
        .priced(Tariff.units(Tariff.perClip("0.50")).perUnit("0.5"))
        .from(TYPES);
  }

  private static Offer h3() {
    String id = "minimax/h3/image-to-video";
    return Descriptor.of(id, "minimax-h3", "MiniMax H3")
        .at(
            Route.without("minimax/h3/reference-to-video", "first_frame", "last_frame")
                .when("reference")
                .taking(ratio("adaptive", "adaptive")),
            Route.without(
                "minimax/h3/text-to-video",
                "first_frame",
                "last_frame",
                "reference",
                "reference_videos",
                "reference_audio"),
            Route.without(id, "aspect_ratio", "reference", "reference_videos", "reference_audio"))
        .takes(
            TextInput.prompt(7_000),
            ratio("16:9"),
            DurationInput.range(WireForm.NUMBER, 5, 5, 15, 1),
            ChoiceInput.of("resolution", "2K", "480P", "768P", "2K", "4K"),
            Inputs.optional("prompt_expansion_mode", "balanced", "fast", "quality", "disabled"),
            Inputs.firstFrame("image_url", H3_IMAGE),
            Inputs.lastFrame("end_image_url", H3_IMAGE),
            new MediaInput("reference", "reference_image_urls", false, 12, H3_IMAGE),
            files("reference_videos", "reference_video_urls", FileInput.Kind.VIDEO),
            files("reference_audio", "reference_audio_urls", FileInput.Kind.AUDIO))
        .priced(
            Tariff.seen(
                LocalDate.of(2026, 9, 9),
                Tariff.perSecond(
                    Tariff.at("0.05", "480P"),
                    Tariff.at("0.06", "768P"),
                    Tariff.at("0.13", "2K"),
                    Tariff.at("0.16", "4K")),
                Part.of(new Quantity.Measured("input_images", "image"), Rate.of("0.08"))
                    .including("5")))
        .notes(
            "5 to 15 s and the resolutions as fal's page of 2026-09-09; upstream starts at 4 s, and"
                + " fal's types of 2026-08-02 know 2K alone",
            "the words of prompt_expansion_mode are those that other programs send; none is sent"
                + " unless it is named",
            "fal-ai/minimax/hailuo-03/... is an unlisted name of the same endpoints: use the"
                + " listed",
            "the prompt's length and the limits of images are upstream's",
            "fal takes at most 12 reference files in all; here 12 pictures and as many of the rest",
            "reference clips or sounds without a reference picture: not offered here")
        .from(TYPES);
  }

  private static ChoiceInput ratio(String fallback, String... more) {
    List<String> options = new java.util.ArrayList<>(List.of(more));
    options.addAll(List.of("21:9", "16:9", "4:3", "1:1", "3:4", "9:16"));
    return ChoiceInput.of("aspect_ratio", fallback, options.toArray(String[]::new));
  }

  private static FileInput files(String name, String field, FileInput.Kind kind) {
    return new FileInput(name, field, false, kind, 11);
  }
}
