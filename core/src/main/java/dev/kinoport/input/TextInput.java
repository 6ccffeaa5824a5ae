package dev.kinoport.input;

import dev.kinoport.price.PriceFacts;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Free text: the prompt, the negative prompt.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param maxLength longest text, counted in {@code unit}
 * @param unit what is counted
 * @param blankAllowed whether nothing but white space will do
 * @param fallback sent when the caller says nothing
 */
public record TextInput(
    String name,
    String field,
    boolean required,
    int maxLength,
    LengthUnit unit,
    boolean blankAllowed,
    Option<String> fallback)
    implements SingleInput {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

  /** Half of a character that needs two: it cannot be written as UTF-8. */
  private static final Pattern HALF = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

  /** A prompt that a request needs, counted in characters. */
  public static TextInput prompt(int maxLength) {
    return new TextInput(
        "prompt", "prompt", true, maxLength, LengthUnit.CHARACTERS, false, Option.none());
  }

  @Override
  public TextInput named(String field, boolean required) {
    return new TextInput(name, field, required, maxLength, unit, blankAllowed, fallback);
  }

  @Override
  public boolean isSound() {
    return fallback.forAll(text -> unit.length(text) <= maxLength);
  }

  @Override
  public Option<WireValue> defaultValue() {
    return fallback.map(WireValue.Text::new);
  }

  @Override
  public boolean allows(WireValue value) {
    return fault(value).isEmpty();
  }

  @Override
  public String expectation() {
    return "must be text";
  }

  @Override
  public Option<String> fault(WireValue value) {
    return value instanceof WireValue.Text(String text) ? fault(text) : Option.of(expectation());
  }

  private Option<String> fault(String text) {
    if (!blankAllowed && text.isBlank()) {
      return Option.of("must not be blank");
    }
    int length = unit.length(text);
    if (length > maxLength) {
      return Option.of("must be at most %d %s long, is %d".formatted(maxLength, unit, length));
    }
    Matcher control = CONTROL.matcher(text);
    if (control.find()) {
      return Option.of(
          "must not hold control characters, has U+%04X as character %d"
              .formatted(
                  text.codePointAt(control.start()), text.codePointCount(0, control.start()) + 1));
    }
    if (HALF.matcher(text).find()) {
      return Option.of("must be whole characters: it holds half of a surrogate pair");
    }
    return Option.none();
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return text(wire);
  }

  /** What is text on the wire, and stays text. */
  static Either<String, WireValue> text(WireValue wire) {
    return wire instanceof WireValue.Text ? Either.right(wire) : Either.left("must be text");
  }

  /** No price depends on words that are free. */
  @Override
  public PriceFacts facts(Map<String, WireValue> values) {
    return PriceFacts.none();
  }

  @Override
  public String takes() {
    return "text, up to " + maxLength + " " + unit;
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("text", this)
        .with("max_length", maxLength)
        .with("unit", unit.name().toLowerCase(Locale.ROOT))
        .when(blankAllowed, "blank_allowed", new WireValue.Flag(true))
        .some("default", defaultValue())
        .group();
  }

  /** JSON Schema counts characters, so a limit in bytes can only be told in words. */
  @Override
  public WireValue.Group schema() {
    Fields type = Fields.of("type", "string").some("default", defaultValue());
    return unit == LengthUnit.CHARACTERS
        ? type.with("maxLength", maxLength).group()
        : type.with("description", "At most %d %s.".formatted(maxLength, unit)).group();
  }
}
