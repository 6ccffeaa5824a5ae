package dev.kinoport.cli;

import dev.kinoport.model.Model;
import dev.kinoport.price.Quote;
import java.util.Locale;

/** The price of a model, for programs. */
final class PriceDocument {
  private PriceDocument() {}

  static Json of(Model model, Quote quote) {
    return with(new Json.Members().put("model", model.id()), quote);
  }

  /** Adds a price to what it is the price of. */
  static Json with(Json.Members document, Quote quote) {
    return switch (quote) {
      case Quote.Known known ->
          document
              .put("known", true)
              .put("amount", known.amount().amount().toPlainString())
              .put("currency", known.amount().currency().getCurrencyCode())
              .put("asOf", known.asOf().toString())
              .put("confidence", known.confidence().name().toLowerCase(Locale.ROOT))
              .put("reason", Json.NULL);
      case Quote.Unknown unknown ->
          document
              .put("known", false)
              .put("amount", Json.NULL)
              .put("currency", Json.NULL)
              .put("asOf", Json.NULL)
              .put("confidence", Json.NULL)
              .put("reason", unknown.reason());
    };
  }
}
