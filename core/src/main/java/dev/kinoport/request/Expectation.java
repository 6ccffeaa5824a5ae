package dev.kinoport.request;

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
import dev.kinoport.model.Spelling;
import dev.kinoport.model.SwitchInput;
import dev.kinoport.model.TextInput;
import dev.kinoport.model.TextsInput;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says what would be right. */
final class Expectation {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  private Expectation() {}

  /** What an input takes, and what the caller may have meant. */
  static String of(Input input, String typed) {
    return of(input) + meant(typed, options(input));
  }

  /** {@code ; did you mean 768P?}, or nothing. */
  static String meant(String typed, List<String> options) {
    return sameNumber(typed, options)
        .orElse(() -> Spelling.nearest(typed, options))
        .fold(() -> "", word -> "; did you mean " + word + "?");
  }

  private static String of(Input input) {
    return switch (input) {
      case DurationInput it -> "must be " + anyOf(options(it)) + ", in whole seconds";
      case ChoiceInput it -> "must be " + anyOf(it.options());
      case SwitchInput it -> "must be true or false";
      case FramesInput it -> "must be a whole number from " + it.min() + " to " + it.max();
      case IntegerInput it ->
          "must be a whole number from %d to %d%s"
              .formatted(it.min(), it.max(), it.step() == 1 ? "" : " in steps of " + it.step());
      case DecimalInput it ->
          "must be a number from "
              + it.min().toPlainString()
              + " to "
              + it.max().toPlainString()
              + it.step().map(step -> " in steps of " + step.toPlainString()).getOrElse("");
      case FixedInput it -> "is always " + it.value() + " with this model";
      case MediaInput it ->
          it.isList() ? "must be at most " + it.most() + " images" : "must be one image";
      case FileInput it ->
          (it.isList() ? "must be 1 to " + it.most() + " addresses" : "must be the address")
              + " of "
              + it.kind()
              + ", such as https://host/file";
      case TextsInput it ->
          "must be 1 to %d texts of up to %d characters".formatted(it.most(), it.maxLength());
      case SizeInput it ->
          "must be %swidth x height from %d to %d px, such as 1280x720"
              .formatted(
                  it.allWords().isEmpty() ? "" : String.join(", ", it.allWords()) + " or ",
                  it.minSide(),
                  it.maxSide());
      case GroupInput it ->
          "must be %s of %s"
              .formatted(
                  it.isList() ? "1 to " + it.most() + " groups" : "a group",
                  String.join(", ", it.members().stream().map(Input::name).toList()));
      case TextInput it -> "must be text";
    };
  }

  private static List<String> options(Input input) {
    return switch (input) {
      case DurationInput it -> {
        List<String> options = new ArrayList<>(it.allowed().stream().map(String::valueOf).toList());
        if (it.autoAllowed()) {
          options.add(DurationInput.AUTO);
        }
        yield options;
      }
      case ChoiceInput it -> it.options();
      case SwitchInput it -> List.of("true", "false");
      case FixedInput it -> List.of(it.value());
      case SizeInput it -> it.allWords();
      case FileInput it -> List.of();
      case TextsInput it -> List.of();
      case GroupInput it -> List.of();
      case FramesInput it -> List.of();
      case IntegerInput it -> List.of();
      case DecimalInput it -> List.of();
      case MediaInput it -> List.of();
      case TextInput it -> List.of();
    };
  }

  private static String anyOf(List<String> options) {
    int last = options.size() - 1;
    return last == 0
        ? options.getFirst()
        : String.join(", ", options.subList(0, last)) + " or " + options.get(last);
  }

  /** The option that is the same number in another spelling: 06, 6.0 and 6s are all 6. */
  private static Option<String> sameNumber(String typed, List<String> options) {
    String plain = typed.strip().toLowerCase(Locale.ROOT);
    String digits = plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
    if (!NUMBER.matcher(digits).matches()) {
      return Option.none();
    }
    BigDecimal meant = new BigDecimal(digits);
    return Option.ofOptional(
        options.stream()
            .filter(option -> NUMBER.matcher(option).matches())
            .filter(option -> new BigDecimal(option).compareTo(meant) == 0)
            .findFirst());
  }
}
