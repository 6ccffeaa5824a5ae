package dev.kinoport.input;

import dev.kinoport.price.PriceFacts;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * Something that other models let the caller choose and this one does not: never on the wire, but
 * part of every request, so that it can be priced and shown.
 *
 * @param name canonical name
 * @param value the only value
 */
public record FixedInput(String name, String value) implements SingleInput {
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
    return !value.isEmpty();
  }

  @Override
  public Option<WireValue> defaultValue() {
    return Option.of(new WireValue.Text(value));
  }

  @Override
  public List<String> options() {
    return List.of(value);
  }

  @Override
  public Option<WireValue> read(String typed) {
    return Option.of(new WireValue.Text(typed));
  }

  @Override
  public boolean allows(WireValue given) {
    return given instanceof WireValue.Text(String text) && text.equals(value);
  }

  @Override
  public String expectation() {
    return "is always " + value + " with this model";
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
        .filter(fact -> !fact.text().equalsIgnoreCase(value))
        .map(fact -> "%s is always %s".formatted(name, value));
  }

  @Override
  public String takes() {
    return "always " + value;
  }

  @Override
  public WireValue.Group describe() {
    return Fields.of("kind", "fixed").with("value", value).group();
  }

  @Override
  public WireValue.Group schema() {
    return Fields.of("type", "string").group();
  }
}
