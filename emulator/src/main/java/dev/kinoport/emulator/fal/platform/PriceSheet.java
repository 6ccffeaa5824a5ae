package dev.kinoport.emulator.fal.platform;

import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The one unit price that the platform publishes for an endpoint: that of the unit it bills by, or
 * the first rate of the first part.
 */
final class PriceSheet {
  private PriceSheet() {}

  /** The endpoint's row; none on a day on which it has no price. */
  static Option<Json.Members> row(Offer model, String endpoint, Instant now) {
    return model
        .price(endpoint)
        .at(now)
        .map(price ->
            Json.object()
                .with("endpoint_id", endpoint)
                .with("unit_price", new Json.Num(unitPrice(price).getOrElse(BigDecimal.ZERO)))
                .with("unit", unit(price))
                .with("currency", price.currency().getCurrencyCode()));
  }

  static Option<BigDecimal> unitPrice(PriceRule price) {
    return price.unitPrice().map(Money::amount).orElse(() -> firstRate(price));
  }

  private static Option<BigDecimal> firstRate(PriceRule price) {
    return Option.ofOptional(price.parts().getFirst().rates().stream().findFirst())
        .map(Rate::value);
  }

  /** A unit of a price of its own is no second and no clip. */
  private static String unit(PriceRule price) {
    Part part = price.parts().getFirst();
    return price.unitPrice().map(Money::amount).exists(unit -> !isRate(part, unit))
        ? "units"
        : unit(part.quantity());
  }

  private static boolean isRate(Part part, BigDecimal unit) {
    return part.rates().stream().anyMatch(rate -> rate.value().compareTo(unit) == 0);
  }

  private static String unit(Quantity quantity) {
    return switch (quantity) {
      case Quantity.PerRequest once -> "videos";
      case Quantity.Measured measured when measured.unit().equals("s") -> "seconds";
      case Quantity.Measured measured -> measured.unit();
      case Quantity.FrameSeconds seconds -> "seconds";
      case Quantity.VideoTokens tokens when tokens.block() == 1_000_000 -> "1m tokens";
      case Quantity.VideoTokens tokens -> tokens.block() + " tokens";
      case Quantity.MegapixelFrames pixels -> "megapixels";
      case Quantity.Unforeseeable other -> "compute seconds";
    };
  }
}
