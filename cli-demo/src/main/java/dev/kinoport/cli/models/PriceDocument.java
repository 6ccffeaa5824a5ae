package dev.kinoport.cli.models;

import dev.kinoport.cli.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.util.Locale;

/** The price of a model, for programs. */
final class PriceDocument {
  private PriceDocument() {}

  static Json of(Offer model, Quote quote) {
    return with(new Json.Members().put("model", model.sku()), quote);
  }

  private static Json amount(Option<Money> money) {
    return money.fold(() -> Json.NULL, it -> new Json.Text(it.amount().toPlainString()));
  }

  /** Adds a price to what it is the price of. */
  static Json with(Json.Members document, Quote quote) {
    return switch (quote) {
      case Quote.Known known ->
          document
              .put("known", true)
              .put("amount", known.amount().amount().toPlainString())
              .put("atLeast", amount(known.atLeast()))
              .put("currency", known.amount().currency().getCurrencyCode())
              .put("asOf", known.asOf().toString())
              .put("confidence", known.confidence().name().toLowerCase(Locale.ROOT))
              .put("reason", Json.NULL);
      case Quote.Unknown unknown ->
          document
              .put("known", false)
              .put("amount", Json.NULL)
              .put("atLeast", Json.NULL)
              .put("currency", Json.NULL)
              .put("asOf", Json.NULL)
              .put("confidence", Json.NULL)
              .put("reason", unknown.reason());
    };
  }
}
