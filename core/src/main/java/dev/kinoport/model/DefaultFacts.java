package dev.kinoport.model;

import dev.kinoport.price.PriceFacts;
import java.util.Map;

/** What a request comes to, for the price, when the caller says nothing. */
final class DefaultFacts {
  private DefaultFacts() {}

  static PriceFacts of(Model model) {
    PriceFacts facts = PriceFacts.none();
    for (Input input : model.inputs()) {
      facts = facts.orElse(of(input));
    }
    return facts;
  }

  private static PriceFacts of(Input input) {
    PriceFacts none = PriceFacts.none();
    String name = input.name();
    return switch (input) {
      case DurationInput duration ->
          duration.fallback().fold(() -> none, it -> PriceFacts.of(Map.of(name, it)));
      case FixedInput fixed -> PriceFacts.of(Map.of(name, fixed.value()));
      case FramesInput frames -> frames.fallback().fold(() -> none, it -> none.with(name, it));
      case ChoiceInput choice ->
          choice.fallback().fold(() -> none, it -> PriceFacts.of(Map.of(name, it)));
      case SwitchInput toggle -> toggle.fallback().fold(() -> none, it -> none.with(name, it));
      case IntegerInput whole -> whole.fallback().fold(() -> none, it -> none.with(name, it));
      case DecimalInput decimal -> decimal.fallback().fold(() -> none, it -> none.with(name, it));
      case MediaInput media -> none;
      case TextInput text -> none;
    };
  }
}
