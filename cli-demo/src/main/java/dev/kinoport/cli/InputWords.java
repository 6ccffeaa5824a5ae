package dev.kinoport.cli;

import dev.kinoport.media.ImageType;
import dev.kinoport.media.MediaLimits;
import dev.kinoport.model.ChoiceInput;
import dev.kinoport.model.DecimalInput;
import dev.kinoport.model.DurationInput;
import dev.kinoport.model.FileInput;
import dev.kinoport.model.FixedInput;
import dev.kinoport.model.FramesInput;
import dev.kinoport.model.GroupInput;
import dev.kinoport.model.Input;
import dev.kinoport.model.IntegerInput;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.SizeInput;
import dev.kinoport.model.SwitchInput;
import dev.kinoport.model.TextInput;
import dev.kinoport.model.TextsInput;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an input takes, in words, and what it is when nobody says. */
final class InputWords {
  private InputWords() {}

  static String takes(Input input) {
    return switch (input) {
      case MediaInput media -> images(media) + limits(media.limits());
      case TextInput text -> "text, up to " + text.maxLength() + " " + text.unit();
      case DurationInput duration ->
          duration.allowed().stream().map(String::valueOf).collect(Collectors.joining(" or "))
              + " s"
              + (duration.autoAllowed() ? ", or " + DurationInput.AUTO : "");
      case FramesInput frames -> frames.min() + " to " + frames.max() + " frames";
      case ChoiceInput choice -> String.join(" or ", choice.options());
      case SwitchInput toggle -> "true or false";
      case IntegerInput whole -> "a whole number, " + whole.min() + " to " + whole.max();
      case DecimalInput decimal ->
          "a number, " + decimal.min().toPlainString() + " to " + decimal.max().toPlainString();
      case FixedInput fixed -> "always " + fixed.value();
      case FileInput file ->
          (file.isList() ? "up to " + file.most() + " addresses of " : "the address of ")
              + file.kind();
      case TextsInput texts ->
          "up to %d texts of up to %d characters, separated by commas"
              .formatted(texts.most(), texts.maxLength());
      case SizeInput size ->
          String.join(" or ", size.allWords()) + " or width x height, such as 1280x720";
      case GroupInput group ->
          (group.isList() ? "up to " + group.most() + " groups of " : "a group of ")
              + String.join(", ", group.members().stream().map(Input::name).toList());
    };
  }

  static Option<String> fallback(Input input) {
    return switch (input) {
      case TextInput text -> text.fallback();
      case DurationInput duration -> duration.fallback();
      case FramesInput frames -> frames.fallback().map(String::valueOf);
      case ChoiceInput choice -> choice.fallback();
      case SwitchInput toggle -> toggle.fallback().map(String::valueOf);
      case IntegerInput whole -> whole.fallback().map(String::valueOf);
      case DecimalInput decimal -> decimal.fallback().map(number -> number.toPlainString());
      case FixedInput fixed -> Option.some(fixed.value());
      case SizeInput size -> size.fallback();
      case FileInput file -> Option.none();
      case TextsInput texts -> Option.none();
      case GroupInput group -> Option.none();
      case MediaInput media -> Option.none();
    };
  }

  private static String images(MediaInput media) {
    return media.isList() ? "up to " + media.most() + " images, each " : "an image, ";
  }

  private static String limits(MediaLimits limits) {
    List<String> words = new ArrayList<>();
    words.add(limits.types().stream().map(ImageType::name).collect(Collectors.joining(" or ")));
    limits.bytes().forEach(bound -> words.add(bound + " bytes"));
    limits.shortSide().forEach(bound -> words.add("short side " + bound + " px"));
    limits.longSide().forEach(bound -> words.add("long side " + bound + " px"));
    limits.narrowest().forEach(ratio -> words.add("width to height at least " + ratio));
    limits.widest().forEach(ratio -> words.add("at most " + ratio));
    return String.join(", ", words);
  }
}
