package dev.kinoport.model;

import dev.kinoport.price.Fact;
import dev.kinoport.price.PriceFacts;
import java.util.List;
import java.util.Map;

/** What a request comes to, for the price, when the caller says nothing. */
final class DefaultFacts {
  private DefaultFacts() {}

  /** These facts, in the form that price rules read, and the defaults where they say nothing. */
  static PriceFacts complete(List<Input> inputs, PriceFacts facts) {
    PriceFacts complete = facts;
    for (Input input : inputs) {
      complete = exact(input, complete).orElse(of(input));
    }
    return complete.orElse(PriceFacts.none().with("input_images", leastImages(inputs)));
  }

  /** A word that stands for an amount, as that amount. */
  private static PriceFacts exact(Input input, PriceFacts facts) {
    return switch (input) {
      case DurationInput duration when facts.find("duration").exists(DefaultFacts::isAuto) ->
          facts.with("duration", duration.span());
      case SizeInput size ->
          facts
              .find(size.name())
              .flatMap(fact -> size.size(fact.text()))
              .fold(() -> facts, it -> facts.orElse(facts(it)));
      default -> facts;
    };
  }

  private static boolean isAuto(Fact fact) {
    return fact.text().equals(DurationInput.AUTO);
  }

  private static PriceFacts facts(SizeInput.Named size) {
    return PriceFacts.none().with("width", size.width()).with("height", size.height());
  }

  private static long leastImages(List<Input> inputs) {
    return inputs.stream().filter(input -> input instanceof MediaInput && input.required()).count();
  }

  private static PriceFacts of(Input input) {
    PriceFacts none = PriceFacts.none();
    String name = input.name();
    return switch (input) {
      case DurationInput duration ->
          duration
              .fallback()
              .fold(
                  () -> none,
                  it ->
                      it.equals(DurationInput.AUTO)
                          ? none.with(name, duration.span())
                          : PriceFacts.of(Map.of(name, it)));
      case FixedInput fixed -> PriceFacts.of(Map.of(name, fixed.value()));
      case FramesInput frames -> frames.fallback().fold(() -> none, it -> none.with(name, it));
      case ChoiceInput choice ->
          choice.fallback().fold(() -> none, it -> PriceFacts.of(Map.of(name, it)));
      case SwitchInput toggle -> toggle.fallback().fold(() -> none, it -> none.with(name, it));
      case IntegerInput whole -> whole.fallback().fold(() -> none, it -> none.with(name, it));
      case DecimalInput decimal -> decimal.fallback().fold(() -> none, it -> none.with(name, it));
      case SizeInput size ->
          size.fallback().flatMap(size::size).fold(() -> none, DefaultFacts::facts);
      case TextsInput texts -> none.with(name, false);
      case MediaInput media -> none;
      case FileInput file -> none;
      case GroupInput group ->
          group.optionalTexts().stream()
              .reduce(none, (facts, text) -> facts.with(text, false), PriceFacts::orElse);
      case TextInput text -> none;
    };
  }
}
