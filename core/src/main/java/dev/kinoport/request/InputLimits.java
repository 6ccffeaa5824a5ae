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
import dev.kinoport.model.LengthUnit;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.SizeInput;
import dev.kinoport.model.SwitchInput;
import dev.kinoport.model.TextInput;
import dev.kinoport.model.TextsInput;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;

/**
 * Ranges and lists of a model, applied to a value in our own form. Images are not for this class.
 */
final class InputLimits {
  private InputLimits() {}

  /** What would be right, if the value is not. */
  static Option<String> fault(Input input, WireValue value) {
    if (input instanceof TextInput text && value instanceof WireValue.Text(String words)) {
      return TextLimits.fault(text, words);
    }
    if (input instanceof TextsInput texts && value instanceof WireValue.Many(var many)) {
      return texts(texts, many);
    }
    if (input instanceof FileInput file) {
      return WebFiles.fault(file, value);
    }
    return allows(input, value) ? Option.none() : Option.of(Expectation.of(input, Shown.of(value)));
  }

  private static boolean allows(Input input, WireValue value) {
    return switch (value) {
      case WireValue.Text(String text) -> allowsText(input, text);
      case WireValue.Number(BigDecimal number) -> allowsNumber(input, number);
      case WireValue.Flag flag -> input instanceof SwitchInput;
      case WireValue.Image image -> false;
      case WireValue.Many many -> false;
      case WireValue.Group group -> false;
    };
  }

  private static boolean allowsText(Input input, String text) {
    return switch (input) {
      case ChoiceInput it -> it.options().contains(text);
      case FixedInput it -> it.value().equals(text);
      case DurationInput it -> it.autoAllowed() && text.equals(DurationInput.AUTO);
      case SizeInput it -> it.allows(text);
      case TextInput it -> true;
      case FileInput it -> false;
      case TextsInput it -> false;
      case GroupInput it -> false;
      case FramesInput it -> false;
      case IntegerInput it -> false;
      case DecimalInput it -> false;
      case SwitchInput it -> false;
      case MediaInput it -> false;
    };
  }

  private static boolean allowsNumber(Input input, BigDecimal number) {
    return switch (input) {
      case DurationInput it ->
          it.allowed().stream().map(BigDecimal::valueOf).anyMatch(n -> n.compareTo(number) == 0);
      case FramesInput it ->
          isWhole(number)
              && isBetween(number, BigDecimal.valueOf(it.min()), BigDecimal.valueOf(it.max()));
      case IntegerInput it ->
          isWhole(number)
              && isBetween(number, BigDecimal.valueOf(it.min()), BigDecimal.valueOf(it.max()))
              && it.allows(number.longValueExact());
      case DecimalInput it -> isBetween(number, it.min(), it.max()) && it.allows(number);
      case ChoiceInput it -> false;
      case FixedInput it -> false;
      case TextInput it -> false;
      case SwitchInput it -> false;
      case MediaInput it -> false;
      case FileInput it -> false;
      case TextsInput it -> false;
      case SizeInput it -> false;
      case GroupInput it -> false;
    };
  }

  private static Option<String> texts(TextsInput input, List<WireValue> values) {
    boolean fits =
        !values.isEmpty()
            && values.size() <= input.most()
            && values.stream()
                .allMatch(
                    value -> value instanceof WireValue.Text(String text) && fits(input, text));
    return fits ? Option.none() : Option.of(Expectation.of(input, ""));
  }

  private static boolean fits(TextsInput input, String text) {
    TextInput one =
        new TextInput(
            input.name(),
            input.field(),
            true,
            input.maxLength(),
            LengthUnit.CHARACTERS,
            false,
            Option.none());
    return TextLimits.fault(one, text).isEmpty();
  }

  /** True without decimals; trailing zeros are gone by then. */
  private static boolean isWhole(BigDecimal number) {
    return number.scale() <= 0;
  }

  private static boolean isBetween(BigDecimal number, BigDecimal min, BigDecimal max) {
    return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
  }
}
