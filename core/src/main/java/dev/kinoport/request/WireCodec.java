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
import dev.kinoport.model.SwitchInput;
import dev.kinoport.model.TextInput;
import dev.kinoport.model.TextsInput;
import dev.kinoport.model.WireForm;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes a value as the provider wants it, and reads it back. Our own form is one for all models: a
 * duration is a number of seconds, a choice is text.
 */
final class WireCodec {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private static final Pattern SIZE = Pattern.compile("[0-9]+x[0-9]+");

  private WireCodec() {}

  /** Our value in the provider's form. */
  static WireValue encode(Input input, WireValue value) {
    return switch (input) {
      case DurationInput it -> written(it.form(), value);
      case FramesInput it -> written(it.form(), value);
      case ChoiceInput it -> choice(it, value);
      case TextInput it -> value;
      case SwitchInput it -> value;
      case IntegerInput it -> value;
      case DecimalInput it -> value;
      case MediaInput it -> value;
      case TextsInput it -> value;
      case FileInput it -> value;
      case SizeInput it -> size(it, value);
      case GroupInput it -> Groups.encode(it, value);
      case FixedInput it -> throw new IllegalArgumentException("not on the wire: " + it);
    };
  }

  private static WireValue pixels(int width, int height) {
    Map<String, WireValue> sides = new LinkedHashMap<>();
    sides.put("width", WireValue.Number.of(width));
    sides.put("height", WireValue.Number.of(height));
    return new WireValue.Group(sides);
  }

  private static WireValue size(SizeInput input, WireValue value) {
    if (!(value instanceof WireValue.Text(String text)) || input.allWords().contains(text)) {
      return value;
    }
    return input.size(text).map(size -> pixels(size.width(), size.height())).getOrElse(value);
  }

  /**
   * The provider's form in our own; the range is not checked. Images are not for this method.
   *
   * @return left: which type of JSON it must be
   */
  static Either<String, WireValue> decode(Input input, WireValue wire) {
    return switch (input) {
      case DurationInput it ->
          it.autoAllowed() && wire.equals(new WireValue.Text(DurationInput.AUTO))
              ? Either.right(wire)
              : read(it.form(), wire);
      case FramesInput it -> read(it.form(), wire);
      case ChoiceInput it when it.form() == WireForm.NUMBER ->
          number(wire).map(it2 -> new WireValue.Text(text(it2)));
      case ChoiceInput it -> text(wire);
      case TextInput it -> text(wire);
      case IntegerInput it -> number(wire).map(number -> number);
      case DecimalInput it -> number(wire).map(number -> number);
      case SwitchInput it ->
          wire instanceof WireValue.Flag
              ? Either.right(wire)
              : Either.left("must be true or false, without quotes");
      case TextsInput it -> texts(wire);
      case FileInput it -> it.isList() ? texts(wire) : text(wire);
      case SizeInput it -> size(wire);
      case MediaInput it -> throw new IllegalArgumentException("an image: " + it);
      case GroupInput it -> throw new IllegalArgumentException("a group: " + it);
      case FixedInput it -> throw new IllegalArgumentException("not on the wire: " + it);
    };
  }

  private static WireValue written(WireForm form, WireValue value) {
    if (!(value instanceof WireValue.Number number)) {
      return value;
    }
    return switch (form) {
      case NUMBER -> number;
      case DIGITS -> new WireValue.Text(text(number));
      case DIGITS_AND_S -> new WireValue.Text(text(number) + "s");
    };
  }

  private static WireValue choice(ChoiceInput input, WireValue value) {
    return input.form() == WireForm.NUMBER && value instanceof WireValue.Text text
        ? new WireValue.Number(new BigDecimal(text.text()))
        : value;
  }

  private static Either<String, WireValue> read(WireForm form, WireValue wire) {
    return switch (form) {
      case NUMBER -> number(wire).map(number -> number);
      case DIGITS -> digits(wire, "", "text of digits, such as \"6\"");
      case DIGITS_AND_S -> digits(wire, "s", "text such as \"6s\"");
    };
  }

  private static Either<String, WireValue> digits(WireValue wire, String unit, String shape) {
    if (wire instanceof WireValue.Text text && text.text().endsWith(unit)) {
      String digits = text.text().substring(0, text.text().length() - unit.length());
      if (WHOLE.matcher(digits).matches()) {
        return Either.right(new WireValue.Number(new BigDecimal(digits)));
      }
    }
    return Either.left("must be " + shape);
  }

  private static Either<String, WireValue.Number> number(WireValue wire) {
    return wire instanceof WireValue.Number number
        ? Either.right(number)
        : Either.left("must be a number, without quotes");
  }

  private static Either<String, WireValue> texts(WireValue wire) {
    return wire instanceof WireValue.Many(var values)
            && values.stream().allMatch(WireValue.Text.class::isInstance)
        ? Either.right(wire)
        : Either.left("must be a list of texts");
  }

  private static Either<String, WireValue> size(WireValue wire) {
    if (wire instanceof WireValue.Text(String word) && SIZE.matcher(word).matches()) {
      return Either.left("must be an object of width and height, or a word");
    }
    if (wire instanceof WireValue.Group(var members)
        && members.size() == 2
        && members.get("width") instanceof WireValue.Number width
        && members.get("height") instanceof WireValue.Number height) {
      return Either.right(new WireValue.Text(text(width) + "x" + text(height)));
    }
    return wire instanceof WireValue.Text
        ? Either.right(wire)
        : Either.left("must be a word, or an object of width and height");
  }

  private static Either<String, WireValue> text(WireValue wire) {
    return wire instanceof WireValue.Text ? Either.right(wire) : Either.left("must be text");
  }

  private static String text(WireValue.Number number) {
    return CanonicalJson.number(number.value());
  }
}
