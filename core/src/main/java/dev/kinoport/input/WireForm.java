package dev.kinoport.input;

import io.vavr.control.Either;
import java.math.BigDecimal;
import java.util.Locale;

/** How a provider writes a number, or the letters of a word. */
public enum WireForm {
  /** As text of digits: {@code "6"}. */
  DIGITS("", "text of digits, such as \"6\""),
  /** As text with a unit: {@code "6s"}. */
  DIGITS_AND_S("s", "text such as \"6s\""),
  /** As a number: {@code 6}. */
  NUMBER("", "a number, without quotes"),
  /** As text in small letters, whatever the word looks like elsewhere: {@code "768p"}. */
  LOWER_CASE("", "text of digits, such as \"6\"");

  private final String unit;
  private final String shape;

  WireForm(String unit, String shape) {
    this.unit = unit;
    this.shape = shape;
  }

  /** A number in this form; what is none, such as a word, stays as it is. */
  WireValue encode(WireValue value) {
    return this == NUMBER || !(value instanceof WireValue.Number)
        ? value
        : new WireValue.Text(value.shown() + unit);
  }

  /**
   * The number that is written in this form.
   *
   * @return left: which type of JSON it must be
   */
  Either<String, WireValue> decode(WireValue wire) {
    return switch (wire) {
      case WireValue.Number number when this == NUMBER -> Either.right(number);
      case WireValue.Text(String text) when this != NUMBER && isNumber(text) ->
          Either.right(new WireValue.Number(new BigDecimal(withoutUnit(text))));
      case WireValue other -> Either.left("must be " + shape);
    };
  }

  /** A text without the unit of this form; the text itself if it has none. */
  String withoutUnit(String text) {
    return !unit.isEmpty() && text.endsWith(unit)
        ? text.substring(0, text.length() - unit.length())
        : text;
  }

  /** What files of models call it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private boolean isNumber(String text) {
    return text.endsWith(unit) && IntegerInput.isWhole(withoutUnit(text));
  }
}
