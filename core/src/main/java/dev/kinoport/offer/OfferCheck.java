package dev.kinoport.offer;

import dev.kinoport.input.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Catches a descriptor that contradicts itself, before a request does. */
final class OfferCheck {
  private OfferCheck() {}

  static void check(String id, List<Route> routes, List<Input> inputs, List<CrossRule> rules) {
    require(!id.isBlank(), id, "no id");
    require(routes.stream().anyMatch(route -> route.sku().equals(id)), id, "no route to " + id);
    Set<String> names = new HashSet<>();
    for (Input input : inputs) {
      require(names.add(input.name()), id, "two inputs named " + input.name());
      require(input.isSound(), id, "default not allowed: " + input.name());
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
      require(other.isSound(), id, "default not allowed: " + other.name());
    }
    Set<String> fields = new HashSet<>();
    inputs.stream()
        .filter(route::knows)
        .map(route::field)
        .forEach(field -> require(fields.add(field), id, "two inputs in field " + field));
  }

  private static void require(boolean holds, String id, String what) {
    if (!holds) {
      throw new IllegalArgumentException("model " + id + ": " + what);
    }
  }
}
