package dev.kinoport.emulator.fal.platform;

import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * The one unit price that the platform publishes for an endpoint: the first rate of its first part.
 */
final class PriceSheet {
  Json.Members row(Offer model, String endpoint) {
    PriceRule price = model.price(endpoint);
    Part part = price.parts().get(0);
    return Json.object()
        .with("endpoint_id", endpoint)
        .with("unit_price", new Json.Num(unitPrice(price).getOrElse(BigDecimal.ZERO)))
        .with("unit", unit(part.quantity()))
        .with("currency", price.currency().getCurrencyCode());
  }

  static Option<BigDecimal> unitPrice(PriceRule price) {
    var rates = price.parts().get(0).rates();
    return rates.isEmpty() ? Option.none() : Option.some(rates.get(0).value());
  }

  private static String unit(Quantity quantity) {
    return switch (quantity) {
      case Quantity.PerRequest once -> "videos";
      case Quantity.Measured measured when measured.unit().equals("s") -> "seconds";
      case Quantity.Measured measured -> measured.unit();
      case Quantity.FrameSeconds seconds -> "seconds";
      case Quantity.VideoTokens tokens -> "tokens";
      case Quantity.MegapixelFrames pixels -> "megapixels";
      case Quantity.Unforeseeable other -> "compute seconds";
    };
  }
}
