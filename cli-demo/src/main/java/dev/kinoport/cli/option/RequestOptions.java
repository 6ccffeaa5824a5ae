package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.Setting;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the clip shall be like. */
public final class RequestOptions {
  /** Of the two models known today the newer one, and the one whose price is published. */
  public static final String DEFAULT_MODEL = "hailuo-2.3-standard";

  @Option(
      names = "--model",
      paramLabel = "ID",
      completionCandidates = ModelAliases.class,
      description =
          "Full id or short name, as kinoport models lists them; by default " + DEFAULT_MODEL)
  private String model = DEFAULT_MODEL;

  @Option(
      names = "--image",
      paramLabel = "FILE|URL",
      description = "What the clip begins with: JPEG, PNG or WebP")
  private @Nullable String image;

  @Option(
      names = "--end-image",
      paramLabel = "FILE|URL",
      description = "What the clip ends with, if the model can do that")
  private @Nullable String endImage;

  @Option(names = "--prompt", paramLabel = "TEXT", description = "What happens in the clip")
  private @Nullable String prompt;

  @Option(names = "--duration", paramLabel = "SECONDS", description = "How long the clip is")
  private @Nullable String duration;

  @Option(names = "--resolution", paramLabel = "NAME", description = "Such as 768P")
  private @Nullable String resolution;

  @Option(
      names = "--no-prompt-optimizer",
      description = "Do not let the provider rewrite the prompt")
  private boolean noPromptOptimizer;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      converter = Setting.Converter.class,
      description = "Any input of the model, by our name or the provider's; may be repeated")
  private List<Setting> settings = new ArrayList<>();

  public String model() {
    return model;
  }

  public String promptOrEmpty() {
    return prompt == null ? "" : prompt;
  }

  /** The draft; left: an input was given twice. */
  public Either<String, RequestDraft> draft() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "prompt", prompt);
    put(given, "duration", duration);
    put(given, "resolution", resolution);
    put(given, "prompt_optimizer", noPromptOptimizer ? "false" : null);
    for (Setting setting : settings) {
      if (given.putIfAbsent(setting.name(), setting.value()) != null) {
        return Either.left(setting.name() + " is given twice");
      }
    }
    RequestDraft draft = new RequestDraft(model, given, Map.of());
    if (image != null) {
      draft = draft.firstFrame(ImageSource.parse(image));
    }
    if (endImage != null) {
      draft = draft.lastFrame(ImageSource.parse(endImage));
    }
    return Either.right(draft);
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
