package dev.kinoport.videos.video;

import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.provider.Charge;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;

/**
 * Counts the seconds of a GPU by the offer's own price. Where a plan has an estimate, the engine
 * does so by the price that the order was placed at; where nobody could say beforehand what a clip
 * costs, the order has none, and today's counts.
 */
record GpuPrices(Catalogue offers, Timekeeper time) {
  Charge counted(Charge charge, String sku) {
    Option<Money> amount =
        charge.units().flatMap(units -> second(sku).map(price -> price.times(units)));
    return new Charge(charge.units(), amount);
  }

  private Option<Money> second(String sku) {
    return offers
        .findBySku(sku)
        .flatMap(offer -> offer.price(sku).at(time.now()))
        .filter(GpuPrices::isUnforeseeable)
        .flatMap(PriceRule::unitPrice);
  }

  private static boolean isUnforeseeable(PriceRule rule) {
    return rule.parts().stream()
        .anyMatch(part -> part.quantity() instanceof Quantity.Unforeseeable);
  }
}
