package dev.kinoport.input;

import dev.kinoport.fault.Spelling;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * One of a few words or numbers: resolution, aspect ratio, style.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param options in the provider's exact spelling, in its order; with {@link WireForm#LOWER_CASE}
 *     as they are spelled elsewhere
 * @param fallback sent when the caller says nothing
 * @param form {@link WireForm#DIGITS} for text of any kind, {@link WireForm#NUMBER} for numbers,
 *     {@link WireForm#LOWER_CASE} for words that only this provider writes small
 */
public record ChoiceInput(
    String name,
    String field,
    boolean required,
    List<String> options,
    Option<String> fallback,
    WireForm form)
    implements SingleInput {
  public ChoiceInput {
    options = List.copyOf(options);
  }

  /** A choice of words whose canonical name is the provider's, with a default. */
  public static ChoiceInput of(String name, String fallback, String... options) {
    return new ChoiceInput(
        name, name, false, List.of(options), Option.of(fallback), WireForm.DIGITS);
  }

  @Override
  public ChoiceInput named(String field, boolean required) {
    return new ChoiceInput(name, field, required, options, fallback, form);
  }

  @Override
  public boolean isSound() {
    return fallback.forAll(options::contains);
  }

  @Override
  public Option<WireValue> defaultValue() {
    return fallback.map(WireValue.Text::new);
  }

  @Override
  public boolean allows(WireValue value) {
    return value instanceof WireValue.Text(String text) && options.contains(text);
  }

  @Override
  public String expectation() {
    return "must be " + Spelling.anyOf(options);
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return switch (form) {
      case NUMBER -> form.decode(wire).map(number -> new WireValue.Text(number.shown()));
      case LOWER_CASE -> TextInput.text(wire).flatMap(this::spelled);
      case DIGITS, DIGITS_AND_S -> TextInput.text(wire);
    };
  }

  /** The option behind its small letters; large ones mean nothing to this provider. */
  private Either<String, WireValue> spelled(WireValue wire) {
    return Option.ofOptional(
            options.stream().filter(option -> small(option).equals(wire)).findFirst())
        .<WireValue>map(WireValue.Text::new)
        .toEither(() ->
            "must be "
                + Spelling.anyOf(options.stream().map(option -> small(option).shown()).toList()));
  }

  private static WireValue small(String option) {
    return new WireValue.Text(option.toLowerCase(Locale.ROOT));
  }

  @Override
  public WireValue encode(WireValue value) {
    return switch (form) {
      case NUMBER -> new WireValue.Number(new BigDecimal(value.shown()));
      case LOWER_CASE -> small(value.shown());
      case DIGITS, DIGITS_AND_S -> value;
    };
  }

  @Override
  public String takes() {
    return String.join(" or ", options);
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("choice", this)
        .with("options", Fields.texts(options))
        .some("default", defaultValue())
        .with("wire", form.word())
        .group();
  }

  @Override
  public WireValue.Group schema() {
    return Fields.of("type", form == WireForm.NUMBER ? "number" : "string")
        .with("enum", written())
        .some("default", defaultValue().map(this::encode))
        .group();
  }

  private WireValue written() {
    return new WireValue.Many(options.stream().map(it -> encode(new WireValue.Text(it))).toList());
  }
}
