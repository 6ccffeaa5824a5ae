package dev.kinoport.request;

import dev.kinoport.fault.Spelling;
import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Offer;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names by which a model's inputs may be called: canonical, or the provider's. */
final class InputNames {
  private final Offer model;
  private final Map<String, Input> byName = new HashMap<>();

  InputNames(Offer model) {
    this.model = model;
    model.inputs().forEach(input -> byName.putIfAbsent(input.name(), input));
    model
        .inputs()
        .forEach(input -> fields(model, input).forEach(name -> byName.putIfAbsent(name, input)));
  }

  Option<Input> find(String name) {
    return Option.<Input>of(byName.get(name));
  }

  Violation unknown(String name) {
    List<String> names = model.inputs().stream().map(Input::name).toList();
    List<String> all =
        Stream.concat(
                names.stream(),
                model.inputs().stream().flatMap(input -> fields(model, input)).distinct())
            .toList();
    return new Violation(
        name,
        "",
        "is not an input of %s, which takes %s".formatted(model.alias(), String.join(", ", names))
            + Spelling.meant(name, all));
  }

  private static Stream<String> fields(Offer model, Input input) {
    return model.routes().stream()
        .filter(route -> route.knows(input))
        .map(route -> route.field(input));
  }
}
