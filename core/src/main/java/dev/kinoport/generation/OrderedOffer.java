package dev.kinoport.generation;

import dev.kinoport.offer.Retention;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * One way in which an order may be fulfilled, frozen when it was agreed to.
 *
 * @param provider who sells it
 * @param document what is sent: the request with the offer's defaults
 * @param quote the price it was admitted at
 * @param retention how long what comes of it is kept, where the offer said so
 */
public record OrderedOffer(
    ProviderName provider, Document document, Quote quote, Option<Retention> retention) {
  public OrderedOffer {
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(document, "document must not be null");
    Objects.requireNonNull(quote, "quote must not be null");
    Objects.requireNonNull(retention, "retention must not be null");
  }

  /** What it costs; none when nobody knows. */
  public Option<Money> price() {
    return switch (quote) {
      case Quote.Known known -> Option.of(known.amount());
      case Quote.Unknown unknown -> Option.none();
    };
  }

  /** Who and what, without what was asked for. */
  @Override
  public String toString() {
    return provider + ":" + document.sku();
  }
}
