package dev.kinoport.input;

import dev.kinoport.price.PriceFacts;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Several short texts, always a list on the wire: ids of voices, of styles.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param most how many texts
 * @param maxLength longest text, in characters
 */
public record TextsInput(String name, String field, boolean required, int most, int maxLength)
    implements SingleInput {
  /** Without the blanks around it: to look for them takes time with the square of many. */
  private static final Pattern SEPARATOR = Pattern.compile(",");

  @Override
  public TextsInput named(String field, boolean required) {
    return new TextsInput(name, field, required, most, maxLength);
  }

  @Override
  public boolean isSound() {
    return most >= 1 && maxLength >= 1;
  }

  @Override
  public Option<WireValue> read(String typed) {
    return Option.of(several(typed));
  }

  /** Several are separated by commas; one that holds a comma cannot be typed. */
  static WireValue several(String typed) {
    return Fields.texts(SEPARATOR.splitAsStream(typed).map(String::strip).toList());
  }

  @Override
  public boolean allows(WireValue value) {
    return value instanceof WireValue.Many(List<WireValue> texts)
        && !texts.isEmpty()
        && texts.size() <= most
        && texts.stream().allMatch(each()::allows);
  }

  private TextInput each() {
    return new TextInput(name, field, true, maxLength, LengthUnit.CHARACTERS, false, Option.none());
  }

  @Override
  public String expectation() {
    return "must be 1 to %d texts of up to %d characters".formatted(most, maxLength);
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return texts(wire);
  }

  /** What is a list of texts on the wire, and stays one. */
  static Either<String, WireValue> texts(WireValue wire) {
    return wire instanceof WireValue.Many(List<WireValue> values)
            && values.stream().allMatch(WireValue.Text.class::isInstance)
        ? Either.right(wire)
        : Either.left("must be a list of texts");
  }

  /** For a price it is a switch: there are texts, or there are none. */
  @Override
  public PriceFacts facts(Map<String, WireValue> values) {
    return PriceFacts.none().with(name, values.containsKey(name));
  }

  @Override
  public String takes() {
    return "up to %d texts of up to %d characters, separated by commas".formatted(most, maxLength);
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("texts", this)
        .with("most", most)
        .with("max_length", maxLength)
        .group();
  }

  @Override
  public WireValue.Group schema() {
    return Fields.listOf(Fields.of("type", "string").with("maxLength", maxLength).group(), most);
  }
}
