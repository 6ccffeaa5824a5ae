package dev.kinoport.input;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A whole number: seed, steps, frame rate.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param min smallest; -1 for a seed of which -1 means random
 * @param max largest
 * @param step distance between two allowed numbers, counted from {@code min}; 1 allows all
 * @param fallback sent when the caller says nothing
 */
public record IntegerInput(
    String name,
    String field,
    boolean required,
    long min,
    long max,
    long step,
    Option<Long> fallback)
    implements SingleInput {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  /** Every whole number of the range. */
  public IntegerInput(
      String name, String field, boolean required, long min, long max, Option<Long> fallback) {
    this(name, field, required, min, max, 1, fallback);
  }

  @Override
  public IntegerInput named(String field, boolean required) {
    return new IntegerInput(name, field, required, min, max, step, fallback);
  }

  @Override
  public boolean isSound() {
    return step >= 1 && fallback.forAll(this::isOnAStep);
  }

  @Override
  public Option<WireValue> defaultValue() {
    return fallback.map(WireValue.Number::of);
  }

  @Override
  public Option<WireValue> read(String typed) {
    return number(typed);
  }

  @Override
  public boolean allows(WireValue value) {
    return isWholeBetween(value, min, max)
        && value instanceof WireValue.Number(BigDecimal number)
        && isOnAStep(number.longValueExact());
  }

  private boolean isOnAStep(long number) {
    return number >= min && number <= max && Math.floorMod(number - min, step) == 0;
  }

  @Override
  public String expectation() {
    return "must be a whole number from %d to %d%s"
        .formatted(min, max, step == 1 ? "" : " in steps of " + step);
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return WireForm.NUMBER.decode(wire);
  }

  @Override
  public String takes() {
    return "a whole number, " + min + " to " + max;
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("integer", this)
        .with("min", min)
        .with("max", max)
        .when(step != 1, "step", WireValue.Number.of(step))
        .some("default", defaultValue())
        .group();
  }

  /** JSON Schema counts steps from zero, and we from the smallest number. */
  @Override
  public WireValue.Group schema() {
    return Fields.of("type", "integer")
        .with("minimum", min)
        .with("maximum", max)
        .when(step > 1 && min % step == 0, "multipleOf", WireValue.Number.of(step))
        .some("default", defaultValue())
        .group();
  }

  /** The whole number that a text is, in its one spelling. */
  static Option<WireValue> number(String typed) {
    return Option.when(isWhole(typed), () -> new WireValue.Number(new BigDecimal(typed)));
  }

  static boolean isWhole(String typed) {
    return WHOLE.matcher(typed).matches();
  }

  /** Whether a value is a number of the range without decimals; trailing zeros are gone by then. */
  static boolean isWholeBetween(WireValue value, long min, long max) {
    return value instanceof WireValue.Number(BigDecimal number)
        && number.scale() <= 0
        && number.compareTo(BigDecimal.valueOf(min)) >= 0
        && number.compareTo(BigDecimal.valueOf(max)) <= 0;
  }
}
