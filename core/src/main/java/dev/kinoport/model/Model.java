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

  /** The endpoint for a request that has exactly these inputs. */
  public Option<Route> route(Set<String> given) {
    return Option.ofOptional(routes.stream().filter(route -> route.takes(given)).findFirst());
  }

  /** The route that ends at an endpoint. */
  public Option<Route> routeTo(String endpoint) {
    return Option.ofOptional(
        routes.stream().filter(route -> route.endpoint().equals(endpoint)).findFirst());
  }

  /** This model with other cross-field rules. */
  public Model withRules(List<CrossRule> others) {
    return new Model(id, alias, title, routes, inputs, others, price, output, provenance);
  }

  /** This model with another price, such as that of a contract. */
  public Model withPrice(PriceRule other) {
    return new Model(id, alias, title, routes, inputs, rules, other, output, provenance);
  }

  /**
   * The price with these facts; what they leave open is taken from the model's defaults. What the
   * model never does has no price.
   */
  public Quote quote(PriceFacts facts) {
    for (Input input : inputs) {
      if (input instanceof FixedInput fixed && contradicts(facts, fixed)) {
        return new Quote.Unknown("%s is always %s".formatted(fixed.name(), fixed.value()));
      }
    }
    return price.quote(output.withSize(facts.orElse(DefaultFacts.of(this))));
  }

  private static boolean contradicts(PriceFacts facts, FixedInput fixed) {
    return facts.find(fixed.name()).exists(fact -> !fact.text().equalsIgnoreCase(fixed.value()));
  }
}
