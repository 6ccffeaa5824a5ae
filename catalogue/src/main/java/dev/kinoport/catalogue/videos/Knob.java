package dev.kinoport.catalogue.videos;

import dev.kinoport.input.DecimalInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.TextInput;
import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * A setting that vLLM-Omni and SGLang-Diffusion both take beside those of OpenAI's. None is sent
 * unless the caller says so; the ranges are wide, and the server has the last word. Source: both
 * servers' sources, read 2026-11-28.
 */
public enum Knob {
  /** Frames a second. */
  FPS,
  /** Frames in all, which a server prefers to seconds. */
  NUM_FRAMES,
  /** The same seed and input give the same clip, more or less. */
  SEED,
  /** What must not be seen. */
  NEGATIVE_PROMPT,
  /** How closely to follow the prompt. */
  GUIDANCE_SCALE,
  /** How many steps of denoising. */
  NUM_INFERENCE_STEPS;

  private static final int LONGEST_TEXT = 32_000;

  Input input() {
    return switch (this) {
      case FPS -> whole("fps", "fps", 1, 240);
      case NUM_FRAMES -> whole("frames", "num_frames", 1, 10_000);
      case SEED -> whole("seed", "seed", 0, Integer.MAX_VALUE);
      case NEGATIVE_PROMPT ->
          new TextInput(
              "negative_prompt",
              "negative_prompt",
              false,
              LONGEST_TEXT,
              LengthUnit.CHARACTERS,
              true,
              Option.none());
      case GUIDANCE_SCALE ->
          new DecimalInput(
              "guidance_scale",
              "guidance_scale",
              false,
              BigDecimal.ZERO,
              BigDecimal.valueOf(100),
              Option.none());
      case NUM_INFERENCE_STEPS -> whole("steps", "num_inference_steps", 1, 1_000);
    };
  }

  private static IntegerInput whole(String name, String field, long min, long max) {
    return new IntegerInput(name, field, false, min, max, Option.none());
  }
}
