package dev.kinoport.cli.text;

import java.util.Map;

/** Inputs by the names of their options. */
public final class OptionNames {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "model", "--model",
          "prompt", "--prompt",
          "first_frame", "--image",
          "last_frame", "--end-image",
          "duration", "--duration",
          "resolution", "--resolution",
          "prompt_optimizer", "--no-prompt-optimizer");

  private OptionNames() {}

  /** The option for an input, or the input itself where only {@code --set} gives it. */
  public static String of(String input) {
    return OPTIONS.getOrDefault(input, input);
  }
}
