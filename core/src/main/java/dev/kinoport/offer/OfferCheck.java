package dev.kinoport.offer;

import dev.kinoport.input.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Catches a descriptor that contradicts itself, before a request does. */
final class OfferCheck {
  private static final String SHOP = "[a-z][a-z0-9._-]{0,63}";

  private OfferCheck() {}

  static void check(
      String shop, String sku, List<Route> routes, List<Input> inputs, List<CrossRule> rules) {
    require(!sku.isBlank(), sku, "no sku");
    require(
        shop.matches(SHOP),
        sku,
        "a shop's name is a lower-case letter and up to 63 of a-z, 0-9, -, . and _; was \""
            + shop
            + "\"");
    require(routes.stream().anyMatch(route -> route.sku().equals(sku)), sku, "no route to " + sku);
    Set<String> names = new HashSet<>();
    for (Input input : inputs) {
      require(names.add(input.name()), sku, "two inputs named " + input.name());
      require(input.isSound(), sku, "default not allowed: " + input.name());
    }
    for (Route route : routes) {
      checkRoute(sku, route, inputs, names);
    }
    rules.stream()
        .flatMap(rule -> Stream.concat(rule.when().stream(), rule.require().stream()))
        .map(Clause::input)
        .forEach(name -> require(names.contains(name), sku, "a rule over unknown " + name));
  }

  private static void checkRoute(String sku, Route route, List<Input> inputs, Set<String> names) {
    List<String> mentioned = new ArrayList<>(route.given());
    mentioned.addAll(route.absent());
    mentioned.addAll(route.fields().keySet());
    mentioned.forEach(name -> require(names.contains(name), sku, "a route over unknown " + name));
    for (Input other : route.instead()) {
      require(names.contains(other.name()), sku, "a route over unknown " + other.name());
      require(other.isSound(), sku, "default not allowed: " + other.name());
    }
    Set<String> fields = new HashSet<>();
    inputs.stream()
        .filter(route::knows)
        .map(route::field)
        .forEach(field -> require(fields.add(field), sku, "two inputs in field " + field));
  }

  private static void require(boolean holds, String sku, String what) {
    if (!holds) {
      throw new IllegalArgumentException("model " + sku + ": " + what);
    }
  }
}
