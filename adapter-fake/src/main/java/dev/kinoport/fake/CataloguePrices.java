package dev.kinoport.fake;

import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Quote;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.time.Instant;

/** What the fake provider charges: exactly what its catalogue says. */
final class CataloguePrices {
  private final Catalogue catalogue;

  CataloguePrices(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Option<Offer> model(Document request) {
    return catalogue.findBySku(request.sku());
  }

  /** For a request that arrived at an instant; how long it waits and works changes nothing. */
  Quote quote(Document request, Instant arrivedAt) {
    return model(request)
        .<Quote>fold(
            () -> new Quote.Unknown("no model at " + request.sku()),
            model -> model.price(request.sku()).quote(request.priceFacts(), arrivedAt));
  }
}
