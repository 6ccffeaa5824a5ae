package dev.kinoport.offer;

import dev.kinoport.input.Input;
import java.util.List;
import java.util.stream.Stream;

/** Narrows a model down to one of its skus. */
final class OneSku {
  private final Offer model;
  private final Route route;

  private OneSku(Offer model, Route route) {
    this.model = model;
    this.route = route;
  }

  static Offer of(Offer model, Route route) {
    return new OneSku(model, route).model();
  }

  private Offer model() {
    List<Input> inputs = model.inputs(route).stream().map(this::here).toList();
    return new Offer(
        model.shop(),
        route.sku(),
        model.alias(),
        model.title(),
        List.of(Route.only(route.sku())),
        inputs,
        model.rules().stream().filter(this::concerns).toList(),
        model.price(route.sku()),
        model.retention(),
        model.retirement(),
        model.output(),
        model.provenance());
  }

  /** A rule that asks for what this sku does not know can never be broken here, or ever. */
  private boolean concerns(CrossRule rule) {
    return Stream.concat(rule.when().stream(), rule.require().stream())
        .noneMatch(clause -> route.absent().contains(clause.input()));
  }

  private Input here(Input input) {
    String field = route.field(input);
    boolean required = input.required() || route.given().contains(input.name());
    return input.named(field, required);
  }
}
