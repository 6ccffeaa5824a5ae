package dev.kinoport.cli.models;

import dev.kinoport.cli.text.Prices;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Quote;
import java.util.List;

/** The price of a model, now and as far as it is announced, for programs. */
final class PriceDocument {
  private PriceDocument() {}

  static Json.Members of(Offer model, Quote quote, List<ComingPrice> changes) {
    Json end =
        model
            .retirement()
            .<Json>map(it -> new Json.Text(it.on().toString()))
            .getOrElse(Json.Nothing.NULL);
    return Prices.document(Json.object().with("model", model.sku()), quote)
        .with("notSoldFrom", end)
        .with("changes", changes(changes));
  }

  /** What it will cost, from which day on. */
  static Json changes(List<ComingPrice> changes) {
    return new Json.Items(
        changes.stream()
            .<Json>map(change ->
                Prices.document(
                    Json.object().with("from", change.from().toString()), change.quote()))
            .toList());
  }
}
