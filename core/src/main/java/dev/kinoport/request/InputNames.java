package dev.kinoport.request;

import dev.kinoport.model.Input;
import dev.kinoport.model.Model;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;

/** The names by which a model's inputs may be called: canonical, or the provider's. */
final class InputNames {
  private InputNames() {}

  static Option<Input> find(Model model, String name) {
    return model
        .input(name)
        .orElse(() ->
            Option.ofOptional(
                model.inputs().stream()
                    .filter(input -> fields(model, input).anyMatch(name::equals))
                    .findFirst()));
  }

  static Violation unknown(Model model, String name) {
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
            + Expectation.meant(name, all));
  }

  private static Stream<String> fields(Model model, Input input) {
    return model.routes().stream()
        .filter(route -> route.knows(input))
        .map(route -> route.field(input));
  }
}
