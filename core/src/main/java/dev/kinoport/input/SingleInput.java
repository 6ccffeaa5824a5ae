package dev.kinoport.input;

import dev.kinoport.fault.Spelling;
import dev.kinoport.price.PriceFacts;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Map;

/** An input that is said in one go: a text that a person types, a value on the wire. */
sealed interface SingleInput extends Input
    permits FileInput,
        TextInput,
        TextsInput,
        DurationInput,
        FramesInput,
        ChoiceInput,
        SwitchInput,
        IntegerInput,
        DecimalInput,
        SizeInput,
        FixedInput {
  /** The value, if a text can be one; its limits are not checked. By default it is the text. */
  default Option<WireValue> read(String typed) {
    return Option.of(new WireValue.Text(typed));
  }

  /**
   * The provider's form in our own; its limits are not checked.
   *
   * @return left: which type of JSON it must be
   */
  Either<String, WireValue> unwrap(WireValue wire);

  /** Whether a value in our own form is within the limits. */
  boolean allows(WireValue value);

  /** What would be right: {@code must be true or false}. */
  String expectation();

  /** What would be right, if a value in our own form is not. */
  default Option<String> fault(WireValue value) {
    return allows(value) ? Option.none() : Option.of(expected(value.shown()));
  }

  /** What would be right, and what the caller may have meant. */
  private String expected(String given) {
    return expectation() + Spelling.meant(given, options());
  }

  @Override
  default Validation<Seq<Violation>, WireValue> parse(String typed, String as) {
    return within(read(typed).toEither(() -> expected(typed)), typed, as);
  }

  @Override
  default Validation<Seq<Violation>, WireValue> decode(WireValue wire, String as) {
    return within(unwrap(wire), wire.shown(), as);
  }

  private Validation<Seq<Violation>, WireValue> within(
      Either<String, WireValue> read, String given, String as) {
    return read.flatMap(value -> fault(value).toEither(value).swap())
        .<Seq<Violation>>mapLeft(message -> Vector.of(new Violation(as, given, message)))
        .toValidation();
  }

  @Override
  default PriceFacts facts(Map<String, WireValue> values) {
    return switch (values.get(name())) {
      case WireValue.Text(String text) -> PriceFacts.of(Map.of(name(), text));
      case WireValue.Number(var number) -> PriceFacts.none().with(name(), number);
      case WireValue.Flag(boolean on) -> PriceFacts.none().with(name(), on);
      case null -> PriceFacts.none();
      case WireValue.Image image -> PriceFacts.none();
      case WireValue.Many many -> PriceFacts.none();
      case WireValue.Group group -> PriceFacts.none();
    };
  }
}
