package dev.kinoport.fake.rules;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import java.time.LocalDate;

/** Catalogues in which the kite has another price. */
final class Prices {
  private Prices() {}

  /** At another price. */
  static Catalogue kiteCosts(String amount) {
    return priced(Rate.of(amount));
  }

  /** At a price that nobody knows. */
  static Catalogue kiteCostsNobodyKnowsWhat() {
    return priced(Rate.of("0.99", Condition.when("resolution", "4K")));
  }

  private static Catalogue priced(Rate rate) {
    Offer model = FalOffers.catalogue().find("hailuo-2.3-standard").get();
    PriceRule rule =
        PriceRule.usd(
            LocalDate.of(2026, 12, 1),
            Confidence.PUBLISHED,
            "made up for a test",
            Part.of(new Quantity.PerRequest(), rate));
    return FalOffers.catalogue().with(model.withPrice(rule));
  }
}
