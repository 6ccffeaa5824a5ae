package dev.kinoport.input;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * On or off: sound, prompt enhancement, loop.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param fallback sent when the caller says nothing
 */
public record SwitchInput(String name, String field, boolean required, Option<Boolean> fallback)
    implements SingleInput {
  /** A switch with a default. */
  public static SwitchInput of(String name, String field, boolean fallback) {
    return new SwitchInput(name, field, false, Option.of(fallback));
  }

  @Override
  public SwitchInput named(String field, boolean required) {
    return new SwitchInput(name, field, required, fallback);
  }

  @Override
  public boolean isSound() {
    return true;
  }

  @Override
  public Option<WireValue> defaultValue() {
    return fallback.map(WireValue.Flag::new);
  }

  @Override
  public List<String> options() {
    return List.of("true", "false");
  }

  @Override
  public Option<WireValue> read(String typed) {
    return Option.when(options().contains(typed), () -> new WireValue.Flag(typed.equals("true")));
  }

  @Override
  public boolean allows(WireValue value) {
    return value instanceof WireValue.Flag;
  }

  @Override
  public String expectation() {
    return "must be true or false";
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return allows(wire) ? Either.right(wire) : Either.left("must be true or false, without quotes");
  }

  @Override
  public String takes() {
    return "true or false";
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("switch", this).some("default", defaultValue()).group();
  }

  @Override
  public WireValue.Group schema() {
    return Fields.of("type", "boolean").some("default", defaultValue()).group();
  }
}
