package dev.kinoport.cli.models;

import dev.kinoport.offer.Offer;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A price that is announced: what the same request will cost from a day on.
 *
 * @param from the first day, in UTC
 * @param quote the price from then on
 */
record ComingPrice(LocalDate from, Quote quote) {
  /**
   * The changes that are known, the next one first; those that change nothing here are left out.
   */
  static List<ComingPrice> of(Offer model, PriceFacts facts, Instant now) {
    List<ComingPrice> changes = new ArrayList<>();
    Quote before = model.quote(facts, now);
    for (LocalDate day : model.price().changesAfter(now)) {
      Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      Quote then = model.quote(facts, midnight);
      if (model.isSold(midnight) && !ModelPrices.areEqual(before, then)) {
        changes.add(new ComingPrice(day, then));
        before = then;
      }
    }
    return changes;
  }

  /** For people. */
  String words() {
    return switch (quote) {
      case Quote.Known known -> "from " + from + " on: " + known.amount();
      case Quote.Unknown unknown -> "from " + from + " on: no price is known";
    };
  }
}
