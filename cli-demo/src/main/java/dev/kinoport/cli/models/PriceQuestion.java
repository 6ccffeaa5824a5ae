package dev.kinoport.cli.models;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.option.StrictOption;
import dev.kinoport.cli.option.converter.Setting;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.fault.Spelling;
import dev.kinoport.input.Input;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Fact;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody wants the price of. */
final class PriceQuestion {
  /** What prices may depend on besides a model's inputs: see {@link PriceFacts}. */
  private static final List<String> FURTHER_FACTS =
      List.of(
          "audio",
          "duration",
          "fps",
          "frames",
          "height",
          "input_images",
          "input_seconds",
          "multi_clip",
          "resolution",
          "steps",
          "voice",
          "width");

  private final List<Setting> settings;
  private final StrictOption strict;

  PriceQuestion(List<Setting> settings, StrictOption strict) {
    this.settings = settings;
    this.strict = strict;
  }

  /** A price, or why it is none for those who are strict. */
  Quote judged(Quote quote) {
    return strict.judged(quote);
  }

  /**
   * The settings by canonical name.
   *
   * @throws BadUsage if a name is unknown or given twice
   */
  PriceFacts facts(Offer model) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (Setting setting : settings) {
      String name = canonical(model, setting.name()).getOrElse(setting.name());
      if (typed.putIfAbsent(name, setting.value()) != null) {
        throw new BadUsage(Quoted.of(setting.name()) + " is given twice");
      }
    }
    typed.keySet().stream()
        .filter(name -> canonical(model, name).isEmpty() && !FURTHER_FACTS.contains(name))
        .findFirst()
        .ifPresent(name -> refuse(model, name));
    return PriceFacts.of(typed);
  }

  /** What the price holds for although the model does not take it; may be empty. */
  static List<String> doubts(Offer model, PriceFacts facts) {
    List<String> doubts = new ArrayList<>();
    for (Input input : model.inputs()) {
      List<String> taken = ModelPrices.options(input);
      for (Fact fact : facts.find(input.name())) {
        if (!taken.isEmpty() && !taken.contains(fact.text())) {
          doubts.add(
              "%s takes %s %s, not %s"
                  .formatted(model.alias(), input.name(), String.join(" or ", taken), fact.text()));
        }
      }
    }
    return doubts;
  }

  private static Option<String> canonical(Offer model, String name) {
    return Option.ofOptional(
        model.inputs().stream()
            .filter(input -> input.name().equals(name) || fields(model, input).contains(name))
            .map(Input::name)
            .findFirst());
  }

  private static List<String> fields(Offer model, Input input) {
    return model.routes().stream()
        .filter(route -> route.knows(input))
        .map(route -> route.field(input))
        .toList();
  }

  private static void refuse(Offer model, String name) {
    List<String> names = new ArrayList<>();
    for (Input input : model.inputs()) {
      names.add(input.name());
      names.addAll(fields(model, input));
    }
    throw new BadUsage(
        Quoted.of(name)
            + " is not an input of "
            + model.alias()
            + Spelling.nearest(name, names)
                .map(near -> "; did you mean " + near + "?")
                .getOrElse(""));
  }
}
