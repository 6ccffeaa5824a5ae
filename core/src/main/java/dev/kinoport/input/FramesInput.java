package dev.kinoport.input;

import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * How long the clip shall be, in frames.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param min fewest frames
 * @param max most frames
 * @param fallback sent when the caller says nothing
 * @param form how the number is written
 */
public record FramesInput(
    String name,
    String field,
    boolean required,
    int min,
    int max,
    Option<Integer> fallback,
    WireForm form)
    implements SingleInput {
  @Override
  public FramesInput named(String field, boolean required) {
    return new FramesInput(name, field, required, min, max, fallback, form);
  }

  @Override
  public boolean isSound() {
    return fallback.forAll(frames -> frames >= min && frames <= max);
  }

  @Override
  public Option<WireValue> defaultValue() {
    return fallback.map(WireValue.Number::of);
  }

  @Override
  public Option<WireValue> read(String typed) {
    return IntegerInput.number(typed);
  }

  @Override
  public boolean allows(WireValue value) {
    return IntegerInput.isWholeBetween(value, min, max);
  }

  @Override
  public String expectation() {
    return "must be a whole number from " + min + " to " + max;
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return form.decode(wire);
  }

  @Override
  public WireValue encode(WireValue value) {
    return form.encode(value);
  }

  @Override
  public String takes() {
    return min + " to " + max + " frames";
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("frames", this)
        .with("min", min)
        .with("max", max)
        .some("default", defaultValue())
        .with("wire", form.word())
        .group();
  }

  /** A range of texts can only be told in words. */
  @Override
  public WireValue.Group schema() {
    Fields type =
        form == WireForm.NUMBER
            ? Fields.of("type", "integer").with("minimum", min).with("maximum", max)
            : Fields.of("type", "string")
                .with("description", "A number of frames, from %d to %d.".formatted(min, max));
    return type.some("default", defaultValue().map(this::encode)).group();
  }
}
