package dev.kinoport.cli;

import dev.kinoport.model.ChoiceInput;
import dev.kinoport.model.DecimalInput;
import dev.kinoport.model.DurationInput;
import dev.kinoport.model.FileInput;
import dev.kinoport.model.FixedInput;
import dev.kinoport.model.FramesInput;
import dev.kinoport.model.GroupInput;
import dev.kinoport.model.Input;
import dev.kinoport.model.IntegerInput;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.Model;
import dev.kinoport.model.SizeInput;
import dev.kinoport.model.SwitchInput;
import dev.kinoport.model.TextInput;
import dev.kinoport.model.TextsInput;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model costs, for every combination of what usually decides it. */
final class ModelPrices {
  private static final List<String> DECIDING = List.of("duration", "resolution", "audio");

  private ModelPrices() {}

  /**
   * One price.
   *
   * @param facts what it is for, by canonical name
   * @param quote the price
   */
  record Row(Map<String, String> facts, Quote quote) {}

  /** With all defaults. */
  static Quote usual(Model model) {
    return model.quote(PriceFacts.none());
  }

  /** The list; at least one row. */
  static List<Row> of(Model model) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Input input : model.inputs()) {
      if (DECIDING.contains(input.name())) {
        combinations = crossed(combinations, input.name(), options(input));
      }
    }
    return combinations.stream()
        .map(facts -> new Row(facts, model.quote(PriceFacts.of(facts))))
        .toList();
  }

  /** All that an input takes, where that is a list; empty where it is a range or free. */
  static List<String> options(Input input) {
    return switch (input) {
      case DurationInput duration -> duration.allowed().stream().map(String::valueOf).toList();
      case ChoiceInput choice -> choice.options();
      case SwitchInput toggle -> List.of("true", "false");
      case FixedInput fixed -> List.of(fixed.value());
      case SizeInput size -> size.allWords();
      case FileInput file -> List.of();
      case TextsInput texts -> List.of();
      case GroupInput group -> List.of();
      case FramesInput frames -> List.of();
      case IntegerInput whole -> List.of();
      case DecimalInput decimal -> List.of();
      case MediaInput media -> List.of();
      case TextInput text -> List.of();
    };
  }

  private static List<Map<String, String>> crossed(
      List<Map<String, String>> combinations, String name, List<String> options) {
    if (options.isEmpty()) {
      return combinations;
    }
    List<Map<String, String>> crossed = new ArrayList<>();
    for (Map<String, String> combination : combinations) {
      for (String option : options) {
        Map<String, String> more = new LinkedHashMap<>(combination);
        more.put(name, option);
        crossed.add(more);
      }
    }
    return crossed;
  }
}
