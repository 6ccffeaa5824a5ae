package dev.kinoport.input;

import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.Bound;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.Ratio;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Inputs of every kind. */
final class TestInputs {
  private TestInputs() {}

  static List<Input> ofEveryKind() {
    return List.of(
        new MediaInput(
            "first_frame",
            "image_url",
            true,
            1,
            new AcceptedImages(
                List.of(ImageType.JPEG, ImageType.PNG),
                Option.of(Bound.under(20_000_000)),
                Option.of(Bound.over(300)),
                Option.none(),
                Option.of(new Ratio(2, 5)),
                Option.none())),
        new MediaInput("reference", "urls", false, 3, AcceptedImages.of(ImageType.PNG)),
        new FileInput("audio_file", "audio_url", true, FileInput.Kind.AUDIO, 1),
        new FileInput("clips", "clips", false, FileInput.Kind.VIDEO, 2),
        TextInput.prompt(2_000),
        new TextInput("style", "style", false, 99, LengthUnit.UTF8_BYTES, true, Option.of("plain")),
        new TextsInput("voice", "voice_ids", false, 2, 10),
        DurationInput.of(WireForm.DIGITS, 6, 6, 10),
        DurationInput.of(WireForm.DIGITS_AND_S, 4, 4, 8).orAuto(),
        DurationInput.of(WireForm.NUMBER, 5, 5),
        new FramesInput("frames", "num_frames", false, 17, 161, Option.of(81), WireForm.NUMBER),
        new FramesInput("frames", "frames", true, 9, 99, Option.none(), WireForm.DIGITS),
        ChoiceInput.of("resolution", "768P", "512P", "768P"),
        new ChoiceInput(
            "resolution",
            "resolution",
            false,
            List.of("512P", "768P"),
            Option.of("768P"),
            WireForm.LOWER_CASE),
        new ChoiceInput("fps", "fps", false, List.of("24", "48"), Option.of("24"), WireForm.NUMBER),
        SwitchInput.of("audio", "generate_audio", true),
        new IntegerInput("seed", "seed", false, -1, 99, Option.none()),
        new IntegerInput("steps", "steps", false, 8, 32, 8, Option.of(16L)),
        new DecimalInput(
            "scale",
            "cfg_scale",
            false,
            BigDecimal.ZERO,
            new BigDecimal("20.0"),
            Option.of(new BigDecimal("0.25")),
            Option.of(new BigDecimal("0.50"))),
        new SizeInput(
            "video_size",
            "video_size",
            false,
            List.of(new SizeInput.Named("square", 512, 512)),
            List.of("auto"),
            64,
            2_048,
            Option.of("auto")),
        new GroupInput(
            "shots",
            "multi_prompt",
            false,
            3,
            List.of(TextInput.prompt(20), DurationInput.of(WireForm.DIGITS, 5, 1, 5))),
        new GroupInput(
            "camera",
            "camera",
            false,
            1,
            List.of(new IntegerInput("zoom", "zoom_level", false, 0, 9, Option.of(0L)))),
        new FixedInput("resolution", "768P"));
  }

  /** Every class that is a kind of input. */
  static List<Class<?>> kinds() {
    return kinds(Input.class).toList();
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(TestInputs::kinds);
  }
}
