package dev.kinoport.model;

import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;

/**
 * All that is known of one video model.
 *
 * @param id the provider's full endpoint id, of the main endpoint
 * @param alias short name for people, such as {@code hailuo-2.3-standard}
 * @param title for display
 * @param routes its endpoints; the first that takes a request gets it; at least one
 * @param inputs what it takes, in the order of the wire
 * @param rules over several inputs; may be empty
 * @param price how it is priced
 * @param output what its clips are like
 * @param provenance where all this comes from
 */
public record Model(
    String id,
    String alias,
    String title,
    List<Route> routes,
    List<Input> inputs,
    List<CrossRule> rules,
    PriceRule price,
    OutputFacts output,
    Provenance provenance) {
  public Model {
    routes = List.copyOf(routes);
    inputs = List.copyOf(inputs);
    rules = List.copyOf(rules);
    ModelCheck.check(id, routes, inputs, rules);
  }

  /** The input with a canonical name. */
  public Option<Input> input(String name) {
    return Option.ofOptional(
        inputs.stream().filter(input -> input.name().equals(name)).findFirst());
  }

  /** What an endpoint takes, in the order of the wire. */
  public List<Input> inputs(Route route) {
    return inputs.stream().filter(input -> !route.excludes(input)).map(route::here).toList();
  }

  /** The endpoint for a request that has exactly these inputs. */
  public Option<Route> route(Set<String> given) {
    return Option.ofOptional(routes.stream().filter(route -> route.takes(given)).findFirst());
  }

  /** The route that ends at an endpoint. */
  public Option<Route> routeTo(String endpoint) {
    return Option.ofOptional(
        routes.stream().filter(route -> route.endpoint().equals(endpoint)).findFirst());
  }

  /** How an endpoint is priced: as its route says, or as the model. */
  public PriceRule price(String endpoint) {
    return routeTo(endpoint).flatMap(Route::price).getOrElse(price);
  }

  /**
   * One of its endpoints as a model of its own, which takes only what that endpoint knows. Its id
   * is the endpoint; alias and title stay. A model with one endpoint is that model.
   */
  public Option<Model> at(String endpoint) {
    return routeTo(endpoint)
        .map(route ->
            routes.size() == 1 && inputs(route).equals(inputs)
                ? this
                : OneEndpoint.of(this, route));
  }

  /** This model with other cross-field rules. */
  public Model withRules(List<CrossRule> others) {
    return new Model(id, alias, title, routes, inputs, others, price, output, provenance);
  }

  /** This model with another price at all its endpoints, such as that of a contract. */
  public Model withPrice(PriceRule other) {
    List<Route> all = routes.stream().map(Route::withoutPrice).toList();
    return new Model(id, alias, title, all, inputs, rules, other, output, provenance);
  }

  /** This model with another price at one of its endpoints. */
  public Model withPrice(String endpoint, PriceRule other) {
    List<Route> all =
        routes.stream()
            .map(route -> route.endpoint().equals(endpoint) ? route.withPrice(other) : route)
            .toList();
    return new Model(id, alias, title, all, inputs, rules, price, output, provenance);
  }

  /** The {@linkplain #quote(String, PriceFacts) price} at the main endpoint. */
  public Quote quote(PriceFacts facts) {
    return quote(id, facts);
  }

  /**
   * The price at an endpoint with these facts; what they leave open is taken from the model's
   * defaults. What the model never does has no price.
   */
  public Quote quote(String endpoint, PriceFacts facts) {
    for (Input input : inputs) {
      if (input instanceof FixedInput fixed && contradicts(facts, fixed)) {
        return new Quote.Unknown("%s is always %s".formatted(fixed.name(), fixed.value()));
      }
    }
    List<Input> taken = routeTo(endpoint).map(this::inputs).getOrElse(inputs);
    return price(endpoint).quote(output.withSize(DefaultFacts.complete(taken, facts)));
  }

  private static boolean contradicts(PriceFacts facts, FixedInput fixed) {
    return facts.find(fixed.name()).exists(fact -> !fact.text().equalsIgnoreCase(fixed.value()));
  }
}
