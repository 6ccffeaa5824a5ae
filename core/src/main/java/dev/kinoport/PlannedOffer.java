package dev.kinoport;

import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Document;

/**
 * One way to fulfil a request.
 *
 * @param provider who sells it
 * @param offer as it was when the plan was made
 * @param document exactly what would be sent
 * @param quote what it would cost
 */
public record PlannedOffer(ProviderName provider, Offer offer, Document document, Quote quote) {
  /** {@code provider:sku}, which names this offer and no other. */
  public String name() {
    return provider + ":" + document.sku();
  }

  /** As it is written down when it is bought. */
  OrderedOffer ordered() {
    return new OrderedOffer(provider, document, quote, offer.retention());
  }

  /** Name and price. */
  @Override
  public String toString() {
    return name() + " for " + quote;
  }
}
