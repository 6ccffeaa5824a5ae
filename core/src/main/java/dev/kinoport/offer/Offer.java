package dev.kinoport.offer;

import dev.kinoport.input.Input;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.PriceList;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One shop's way of selling one video model: all that is known of it.
 *
 * @param shop who sells it, whatever a process calls the provider that it asks: 1 to 64 lower-case
 *     letters, digits, {@code -}, {@code .} or {@code _}, beginning with a letter
 * @param sku the shop's own name for it, opaque; of several, that of the main route
 * @param alias short name for people, such as {@code kite-2.3-standard}
 * @param title for display
 * @param routes its skus; the first that takes a request gets it; at least one
 * @param inputs what it takes, in the order of the wire
 * @param rules over several inputs; may be empty
 * @param price how it is priced, and when
 * @param retention how long result and address are kept, where that differs from what the provider
 *     says of all
 * @param retirement when its shop stops selling it, if that is known
 * @param output what its clips are like
 * @param provenance where all this comes from
 */
public record Offer(
    String shop,
    String sku,
    String alias,
    String title,
    List<Route> routes,
    List<Input> inputs,
    List<CrossRule> rules,
    PriceList price,
    Option<Retention> retention,
    Option<Retirement> retirement,
    OutputFacts output,
    Provenance provenance) {
  /**
   * @throws IllegalArgumentException if the shop's name has another shape, or the parts contradict
   *     each other
   */
  public Offer {
    routes = List.copyOf(routes);
    inputs = List.copyOf(inputs);
    rules = List.copyOf(rules);
    OfferCheck.check(shop, sku, routes, inputs, rules);
  }

  /** An offer of one price and no known end, of which everything is kept as its provider says. */
  public Offer(
      String shop,
      String sku,
      String alias,
      String title,
      List<Route> routes,
      List<Input> inputs,
      List<CrossRule> rules,
      PriceRule price,
      OutputFacts output,
      Provenance provenance) {
    this(
        shop,
        sku,
        alias,
        title,
        routes,
        inputs,
        rules,
        PriceList.of(price),
        Option.none(),
        Option.none(),
        output,
        provenance);
  }

  /** {@code shop:sku}, which names this offer and no other. */
  public String name() {
    return shop + ":" + sku;
  }

  /** The input with a canonical name. */
  public Option<Input> input(String name) {
    return Option.ofOptional(
        inputs.stream().filter(input -> input.name().equals(name)).findFirst());
  }

  /** What an sku takes, in the order of the wire. */
  public List<Input> inputs(Route route) {
    return inputs.stream().filter(input -> !route.excludes(input)).map(route::here).toList();
  }

  /** The sku for a request that has exactly these inputs. */
  public Option<Route> route(Set<String> given) {
    return Option.ofOptional(routes.stream().filter(route -> route.takes(given)).findFirst());
  }

  /** The route that ends at an sku. */
  public Option<Route> routeTo(String sku) {
    return Option.ofOptional(routes.stream().filter(route -> route.sku().equals(sku)).findFirst());
  }

  /** How an sku is priced: as its route says, or as the model. */
  public PriceList price(String sku) {
    return routeTo(sku).flatMap(Route::price).getOrElse(price);
  }

  /**
   * One of its skus as an offer of its own, which takes only what that sku knows. Alias and title
   * stay. A model with one sku is that model.
   */
  public Option<Offer> at(String sku) {
    return routeTo(sku)
        .map(route ->
            routes.size() == 1 && inputs(route).equals(inputs) ? this : OneSku.of(this, route));
  }

  /** This model with other cross-field rules. */
  public Offer withRules(List<CrossRule> others) {
    return with(routes, others, price, retention, retirement);
  }

  /** This model with another price at all its skus, whenever it is asked for. */
  public Offer withPrice(PriceRule other) {
    return withPrice(PriceList.of(other));
  }

  /** This model with another price at all its skus, such as that of a contract. */
  public Offer withPrice(PriceList other) {
    List<Route> all = routes.stream().map(Route::withoutPrice).toList();
    return with(all, rules, other, retention, retirement);
  }

  /** This model with another price at one of its skus. */
  public Offer withPrice(String one, PriceList other) {
    List<Route> all =
        routes.stream()
            .map(route -> route.sku().equals(one) ? route.withPrice(other) : route)
            .toList();
    return with(all, rules, price, retention, retirement);
  }

  /** This model, of which result or address are kept for another time. */
  public Offer withRetention(Retention other) {
    return with(routes, rules, price, Option.of(other), retirement);
  }

  /** This model, which is not sold for ever. */
  public Offer withRetirement(Retirement end) {
    return with(routes, rules, price, retention, Option.of(end));
  }

  private Offer with(
      List<Route> ways,
      List<CrossRule> checks,
      PriceList cost,
      Option<Retention> kept,
      Option<Retirement> end) {
    return new Offer(
        shop, sku, alias, title, ways, inputs, checks, cost, kept, end, output, provenance);
  }

  /** Whether its shop still sells it. */
  public boolean isSold(Instant now) {
    return retirement.forAll(end -> !end.hasCome(now));
  }

  /** The {@linkplain #quote(String, PriceFacts, Instant) price} at the main sku. */
  public Quote quote(PriceFacts facts, Instant now) {
    return quote(sku, facts, now);
  }

  /**
   * The price at an sku with these facts; what they leave open is taken from the model's defaults.
   * What the model never does has no price, and what is sold no longer has none either.
   *
   * @param now when it is planned: see {@link PriceList}
   */
  public Quote quote(String sku, PriceFacts facts, Instant now) {
    for (Retirement end : retirement.filter(it -> it.hasCome(now))) {
      return new Quote.Unknown("it is not sold from " + end.on() + " on");
    }
    for (Input input : inputs) {
      for (String reason : input.contradiction(facts)) {
        return new Quote.Unknown(reason);
      }
    }
    List<Input> taken = routeTo(sku).map(this::inputs).getOrElse(inputs);
    return price(sku).quote(output.withSize(complete(taken, facts)), now);
  }

  private static PriceFacts complete(List<Input> taken, PriceFacts facts) {
    PriceFacts complete = facts;
    for (Input input : taken) {
      complete = input.complete(complete);
    }
    long images = taken.stream().mapToLong(Input::leastImages).sum();
    return complete.orElse(PriceFacts.none().with("input_images", images));
  }
}
