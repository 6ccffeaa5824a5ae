package dev.kinoport.input;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A number with decimals: how closely to follow the prompt. Trailing zeros do not matter.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param min smallest
 * @param max largest
 * @param step distance between two allowed numbers, counted from {@code min}; none allows all
 * @param fallback sent when the caller says nothing
 */
public record DecimalInput(
    String name,
    String field,
    boolean required,
    BigDecimal min,
    BigDecimal max,
    Option<BigDecimal> step,
    Option<BigDecimal> fallback)
    implements SingleInput {
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

  public DecimalInput {
    min = plain(min);
    max = plain(max);
    step = step.map(DecimalInput::plain);
    fallback = fallback.map(DecimalInput::plain);
  }

  /** Any number of the range. */
  public DecimalInput(
      String name,
      String field,
      boolean required,
      BigDecimal min,
      BigDecimal max,
      Option<BigDecimal> fallback) {
    this(name, field, required, min, max, Option.none(), fallback);
  }

  @Override
  public DecimalInput named(String field, boolean required) {
    return new DecimalInput(name, field, required, min, max, step, fallback);
  }

  @Override
  public boolean isSound() {
    return step.forAll(it -> it.signum() > 0) && fallback.forAll(this::isOnAStep);
  }

  @Override
  public Option<WireValue> defaultValue() {
    return fallback.map(WireValue.Number::new);
  }

  @Override
  public Option<WireValue> read(String typed) {
    return Option.when(
        DECIMAL.matcher(typed).matches(), () -> new WireValue.Number(new BigDecimal(typed)));
  }

  @Override
  public boolean allows(WireValue value) {
    return value instanceof WireValue.Number(BigDecimal number) && isOnAStep(number);
  }

  private boolean isOnAStep(BigDecimal number) {
    return number.compareTo(min) >= 0
        && number.compareTo(max) <= 0
        && step.forAll(it -> number.subtract(min).remainder(it).signum() == 0);
  }

  @Override
  public String expectation() {
    return "must be a number from "
        + min.toPlainString()
        + " to "
        + max.toPlainString()
        + step.map(it -> " in steps of " + it.toPlainString()).getOrElse("");
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return WireForm.NUMBER.decode(wire);
  }

  @Override
  public String takes() {
    return "a number, " + min.toPlainString() + " to " + max.toPlainString();
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("decimal", this)
        .with("min", min)
        .with("max", max)
        .some("step", step.map(WireValue.Number::new))
        .some("default", defaultValue())
        .group();
  }

  /** JSON Schema counts steps from zero, and we from the smallest number. */
  @Override
  public WireValue.Group schema() {
    return Fields.of("type", "number")
        .with("minimum", min)
        .with("maximum", max)
        .some(
            "multipleOf",
            step.filter(it -> min.remainder(it).signum() == 0).map(WireValue.Number::new))
        .some("default", defaultValue())
        .group();
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
