package dev.kinoport.catalogue.fal;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DecimalInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.Bound;
import dev.kinoport.media.ImageType;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;

/** Inputs that many models have, each under one canonical name. */
final class Inputs {
  /** Formats that all of these models take; more is said of few. */
  static final AcceptedImages ANY_IMAGE =
      AcceptedImages.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);

  static final AcceptedImages UP_TO_30_MB = ANY_IMAGE.bytes(Bound.atMost(30_000_000));

  /** Ours, where a provider publishes no limit: characters. */
  private static final int LONG_TEXT = 20_000;

  /** The largest seed of 31 bits. Ours, where a provider publishes no range. */
  private static final long LARGEST_SEED = 2_147_483_647L;

  private Inputs() {}

  static TextInput prompt() {
    return TextInput.prompt(LONG_TEXT);
  }

  static TextInput optionalPrompt(int most) {
    return new TextInput(
        "prompt", "prompt", false, most, LengthUnit.CHARACTERS, true, Option.none());
  }

  static TextInput optionalPrompt() {
    return optionalPrompt(LONG_TEXT);
  }

  static TextInput negativePrompt() {
    return negativePrompt(LONG_TEXT, Option.none());
  }

  static TextInput negativePrompt(String fallback) {
    return negativePrompt(LONG_TEXT, Option.of(fallback));
  }

  static TextInput negativePrompt(int most, Option<String> fallback) {
    return text("negative_prompt", most, fallback);
  }

  /** Free text that a provider does not list the words of. */
  static TextInput text(String name, int most, Option<String> fallback) {
    return new TextInput(name, name, false, most, LengthUnit.CHARACTERS, true, fallback);
  }

  static MediaInput firstFrame(String field) {
    return firstFrame(field, ANY_IMAGE);
  }

  static MediaInput firstFrame(String field, AcceptedImages limits) {
    return new MediaInput("first_frame", field, true, 1, limits);
  }

  static MediaInput lastFrame(String field) {
    return lastFrame(field, ANY_IMAGE);
  }

  static MediaInput lastFrame(String field, AcceptedImages limits) {
    return new MediaInput("last_frame", field, false, 1, limits);
  }

  /** A clip to start from. */
  static FileInput sourceVideo() {
    return new FileInput("source_video", "video_url", true, FileInput.Kind.VIDEO, 1);
  }

  /** A sound to go with the clip, or to speak. */
  static FileInput audioFile(boolean required) {
    return new FileInput("audio_file", "audio_url", required, FileInput.Kind.AUDIO, 1);
  }

  static SwitchInput audio() {
    return SwitchInput.of("audio", "generate_audio", true);
  }

  static SwitchInput toggle(String field, boolean fallback) {
    return SwitchInput.of(field, field, fallback);
  }

  /** Whether the provider rewrites the prompt. */
  static SwitchInput promptOptimizer(String field, boolean fallback) {
    return SwitchInput.of("prompt_optimizer", field, fallback);
  }

  static SwitchInput safetyChecker() {
    return SwitchInput.of("safety_checker", "enable_safety_checker", true);
  }

  static IntegerInput seed() {
    return seed(0, Option.none());
  }

  /** A seed of which -1 is random. */
  static IntegerInput seedOrRandom() {
    return seed(-1, Option.none());
  }

  static IntegerInput seed(long least, Option<Long> fallback) {
    return new IntegerInput("seed", "seed", false, least, LARGEST_SEED, fallback);
  }

  static IntegerInput whole(String name, String field, long min, long max, long fallback) {
    return new IntegerInput(name, field, false, min, max, Option.of(fallback));
  }

  static DecimalInput decimal(String name, String min, String max, String fallback) {
    return new DecimalInput(
        name,
        name,
        false,
        new BigDecimal(min),
        new BigDecimal(max),
        Option.when(!fallback.isEmpty(), () -> new BigDecimal(fallback)));
  }

  /** A choice of numbers, written as such. */
  static ChoiceInput numbers(String name, String field, String fallback, String... options) {
    return new ChoiceInput(
        name, field, false, List.of(options), Option.of(fallback), WireForm.NUMBER);
  }

  /** A choice of words under another name than the provider's. */
  static ChoiceInput words(String name, String field, String fallback, String... options) {
    return new ChoiceInput(
        name, field, false, List.of(options), Option.of(fallback), WireForm.DIGITS);
  }

  /** A choice of words without a default. */
  static ChoiceInput optional(String name, String... options) {
    return new ChoiceInput(name, name, false, List.of(options), Option.none(), WireForm.DIGITS);
  }
}
