package dev.kinoport.input;

import dev.kinoport.fault.Spelling;
import dev.kinoport.price.Fact;
import dev.kinoport.price.PriceFacts;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long the clip shall be, in whole seconds, or whatever the model finds fit.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param allowed which lengths, in s, rising; at least one
 * @param autoAllowed whether {@value #AUTO} leaves it to the model
 * @param fallback sent when the caller says nothing; digits or {@value #AUTO}
 * @param form how seconds are written
 */
public record DurationInput(
    String name,
    String field,
    boolean required,
    List<Integer> allowed,
    boolean autoAllowed,
    Option<String> fallback,
    WireForm form)
    implements SingleInput {
  /** The word that leaves the length to the model. */
  public static final String AUTO = "auto";

  public DurationInput {
    allowed = List.copyOf(allowed);
  }

  /** Every length from {@code min} to {@code max}, in steps of {@code step} s. */
  public static DurationInput range(WireForm form, int fallback, int min, int max, int step) {
    Integer[] allowed =
        IntStream.iterate(min, seconds -> seconds <= max, seconds -> seconds + step)
            .boxed()
            .toArray(Integer[]::new);
    return of(form, fallback, allowed);
  }

  /** This input, with the length left to the model when the caller says nothing or asks for it. */
  public DurationInput orAuto() {
    return new DurationInput(name, field, required, allowed, true, Option.of(AUTO), form);
  }

  /** A choice of lengths, with one that is sent when the caller says nothing. */
  public static DurationInput of(WireForm form, int fallback, Integer... allowed) {
    return new DurationInput(
        "duration",
        "duration",
        false,
        List.of(allowed),
        false,
        Option.of(String.valueOf(fallback)),
        form);
  }

  @Override
  public DurationInput named(String field, boolean required) {
    return new DurationInput(name, field, required, allowed, autoAllowed, fallback, form);
  }

  @Override
  public boolean isSound() {
    return !allowed.isEmpty() && fallback.forAll(options()::contains);
  }

  @Override
  public Option<WireValue> defaultValue() {
    return fallback.flatMap(this::read);
  }

  @Override
  public List<String> options() {
    return Stream.concat(
            allowed.stream().map(String::valueOf), Stream.of(AUTO).filter(it -> autoAllowed))
        .toList();
  }

  /** The unit will do where the provider writes one. */
  @Override
  public Option<WireValue> read(String typed) {
    return autoAllowed && typed.equals(AUTO)
        ? Option.of(new WireValue.Text(typed))
        : IntegerInput.number(form.withoutUnit(typed));
  }

  @Override
  public boolean allows(WireValue value) {
    return switch (value) {
      case WireValue.Number(BigDecimal number) ->
          allowed.stream().map(BigDecimal::valueOf).anyMatch(it -> it.compareTo(number) == 0);
      case WireValue.Text(String text) -> autoAllowed && text.equals(AUTO);
      case WireValue other -> false;
    };
  }

  @Override
  public String expectation() {
    return "must be " + Spelling.anyOf(options()) + ", in whole seconds";
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return autoAllowed && wire.equals(new WireValue.Text(AUTO))
        ? Either.right(wire)
        : form.decode(wire);
  }

  @Override
  public WireValue encode(WireValue value) {
    return form.encode(value);
  }

  /** What is left to the model may be of any length. */
  @Override
  public PriceFacts facts(Map<String, WireValue> values) {
    return values.get(name) instanceof WireValue.Text
        ? PriceFacts.none().with(name, span())
        : SingleInput.super.facts(values);
  }

  @Override
  public PriceFacts complete(PriceFacts facts) {
    boolean isAuto = facts.find(name).exists(fact -> fact.text().equals(AUTO));
    return SingleInput.super.complete(isAuto ? facts.with(name, span()) : facts);
  }

  /** Shortest and longest, in s. */
  private Fact span() {
    return new Fact.Between(
        BigDecimal.valueOf(allowed.getFirst()), BigDecimal.valueOf(allowed.getLast()));
  }

  @Override
  public String takes() {
    return allowed.stream().map(String::valueOf).collect(Collectors.joining(" or "))
        + " s"
        + (autoAllowed ? ", or " + AUTO : "");
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("duration", this)
        .with("allowed", new WireValue.Many(seconds().toList()))
        .when(autoAllowed, "auto", new WireValue.Flag(true))
        .some("default", fallback.map(WireValue.Text::new))
        .with("wire", form.word())
        .group();
  }

  @Override
  public WireValue.Group schema() {
    Stream<WireValue> auto = Stream.of(new WireValue.Text(AUTO));
    Stream<WireValue> all = Stream.concat(seconds(), auto.filter(it -> autoAllowed));
    return Fields.of("type", form == WireForm.NUMBER ? "integer" : "string")
        .with("enum", new WireValue.Many(all.map(this::encode).toList()))
        .some("default", defaultValue().map(this::encode))
        .group();
  }

  private Stream<WireValue> seconds() {
    return allowed.stream().map(WireValue.Number::of);
  }
}
