package dev.kinoport.input;

import dev.kinoport.price.PriceFacts;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * Something that other models let the caller choose and this one does not: never on the wire, but
 * part of every request, so that it can be priced and shown. Its value has the form that it has at
 * shops which let one choose, or what is asked for would not be the same there.
 *
 * @param name canonical name
 * @param value the only value, a text or a number
 */
public record FixedInput(String name, WireValue value) implements SingleInput {
  private static final String DURATION = "duration";

  /** A word, such as a resolution. */
  public FixedInput(String name, String word) {
    this(name, new WireValue.Text(word));
  }

  /** Of a value as it is typed: a length in whole seconds is a number, anything else a word. */
  public static FixedInput of(String name, String typed) {
    return new FixedInput(
        name,
        Option.when(name.equals(DURATION), typed)
            .flatMap(IntegerInput::number)
            .getOrElse(() -> new WireValue.Text(typed)));
  }

  /** The one length, in s. */
  public static FixedInput seconds(int seconds) {
    return new FixedInput(DURATION, WireValue.Number.of(seconds));
  }

  private String text() {
    return value.shown();
  }

  @Override
  public String field() {
    return "";
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public FixedInput named(String field, boolean required) {
    return this;
  }

  @Override
  public boolean isSound() {
    return !text().isEmpty();
  }

  @Override
  public Option<WireValue> defaultValue() {
    return Option.of(value);
  }

  @Override
  public List<String> options() {
    return List.of(text());
  }

  @Override
  public Option<WireValue> read(String typed) {
    return value instanceof WireValue.Number
        ? IntegerInput.number(typed)
        : Option.of(new WireValue.Text(typed));
  }

  @Override
  public boolean allows(WireValue given) {
    return given.equals(value);
  }

  @Override
  public String expectation() {
    return "is always " + text() + " with this model";
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    throw notOnTheWire();
  }

  @Override
  public WireValue encode(WireValue given) {
    throw notOnTheWire();
  }

  private IllegalArgumentException notOnTheWire() {
    return new IllegalArgumentException("not on the wire: " + this);
  }

  @Override
  public Option<String> contradiction(PriceFacts facts) {
    return facts
        .find(name)
        .filter(fact -> !fact.text().equalsIgnoreCase(text()))
        .map(fact -> "%s is always %s".formatted(name, text()));
  }

  @Override
  public String takes() {
    return "always " + text();
  }

  @Override
  public WireValue.Group describe() {
    return Fields.of("kind", "fixed").with("value", text()).group();
  }

  @Override
  public WireValue.Group schema() {
    return Fields.of("type", "string").group();
  }
}
