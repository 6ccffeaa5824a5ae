package dev.kinoport.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Catches a descriptor that contradicts itself, before a request does. */
final class ModelCheck {
  private ModelCheck() {}

  static void check(String id, List<Route> routes, List<Input> inputs, List<CrossRule> rules) {
    require(!id.isBlank(), id, "no id");
    require(
        routes.stream().anyMatch(route -> route.endpoint().equals(id)), id, "no route to " + id);
    Set<String> names = new HashSet<>();
    for (Input input : inputs) {
      require(names.add(input.name()), id, "two inputs named " + input.name());
      require(defaultIsAllowed(input), id, "default not allowed: " + input.name());
    }
    for (Route route : routes) {
      checkRoute(id, route, inputs, names);
    }
    rules.stream()
        .flatMap(rule -> Stream.concat(rule.when().stream(), rule.require().stream()))
        .map(Clause::input)
        .forEach(name -> require(names.contains(name), id, "a rule over unknown " + name));
  }

  private static void checkRoute(String id, Route route, List<Input> inputs, Set<String> names) {
    List<String> mentioned = new ArrayList<>(route.given());
    mentioned.addAll(route.absent());
    mentioned.addAll(route.fields().keySet());
    mentioned.forEach(name -> require(names.contains(name), id, "a route over unknown " + name));
    for (Input other : route.instead()) {
      require(names.contains(other.name()), id, "a route over unknown " + other.name());
      require(defaultIsAllowed(other), id, "default not allowed: " + other.name());
    }
    Set<String> fields = new HashSet<>();
    inputs.stream()
        .filter(route::knows)
        .map(route::field)
        .forEach(field -> require(fields.add(field), id, "two inputs in field " + field));
  }

  private static boolean defaultIsAllowed(Input input) {
    return switch (input) {
      case DurationInput it -> !it.allowed().isEmpty() && it.fallback().forAll(it::allows);
      case ChoiceInput it -> it.fallback().forAll(it.options()::contains);
      case FramesInput it -> it.fallback().forAll(n -> n >= it.min() && n <= it.max());
      case IntegerInput it -> it.step() >= 1 && it.fallback().forAll(it::allows);
      case DecimalInput it ->
          it.step().forAll(step -> step.signum() > 0) && it.fallback().forAll(it::allows);
      case TextInput it -> it.fallback().forAll(text -> it.unit().length(text) <= it.maxLength());
      case MediaInput it -> it.most() >= 1;
      case FileInput it -> it.most() >= 1;
      case TextsInput it -> it.most() >= 1 && it.maxLength() >= 1;
      case GroupInput it ->
          it.most() >= 1 && it.members().stream().allMatch(ModelCheck::defaultIsAllowed);
      case SizeInput it -> it.fallback().forAll(it::allows);
      case SwitchInput it -> true;
      case FixedInput it -> !it.value().isEmpty();
    };
  }

  private static void require(boolean holds, String id, String what) {
    if (!holds) {
      throw new IllegalArgumentException("model " + id + ": " + what);
    }
  }
}
