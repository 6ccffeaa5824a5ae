package dev.kinoport.fake;

import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.model.Model;
import dev.kinoport.price.Quote;
import dev.kinoport.request.VideoRequest;
import io.vavr.control.Option;

/** What the fake provider charges: exactly what its catalogue says. */
final class Prices {
  private final Catalogue catalogue;

  Prices(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Option<Model> model(VideoRequest request) {
    return catalogue.findByEndpoint(request.endpoint());
  }

  Quote quote(VideoRequest request) {
    return model(request)
        .<Quote>fold(
            () -> new Quote.Unknown("no model at " + request.endpoint()),
            model -> model.price(request.endpoint()).quote(request.priceFacts()));
  }
}
