package dev.kinoport.replicate.video;

import dev.kinoport.input.Input;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the offers say of Replicate's models. An sku is {@code owner/name}, and perhaps one of the
 * model's resolutions behind it, which is among the fields.
 */
final class OfferedModels {
  private final Catalogue offers;
  private final Supplier<Instant> now;

  OfferedModels(Catalogue offers, Supplier<Instant> now) {
    this.offers = offers;
    this.now = now;
  }

  /** Owner and name of the model behind an sku. */
  static List<String> path(String sku) {
    return List.of(sku.split("/", -1)).subList(0, 2);
  }

  private static String model(String sku) {
    return String.join("/", path(sku));
  }

  /** What the price of a model counts, if that is one thing. */
  Option<Quantity> billedBy(String model) {
    return Option.ofOptional(
            offers.offers().stream().filter(offer -> model(offer.sku()).equals(model)).findFirst())
        .flatMap(offer -> offer.price().at(now.get()))
        .map(PriceRule::parts)
        .filter(parts -> parts.size() == 1)
        .map(List::getFirst)
        .map(Part::quantity);
  }

  /** The fields that an sku is known to take. */
  Set<String> fields(String sku) {
    return offers
        .findBySku(sku)
        .flatMap(offer -> offer.routeTo(sku).map(route -> fields(offer, route)))
        .getOrElse(Set.of());
  }

  private static Set<String> fields(Offer offer, Route route) {
    return offer.inputs(route).stream()
        .filter((Input input) -> route.knows(input))
        .map(route::field)
        .collect(Collectors.toSet());
  }
}
