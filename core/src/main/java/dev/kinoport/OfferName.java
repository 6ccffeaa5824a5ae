package dev.kinoport;

import dev.kinoport.offer.Offer;
import dev.kinoport.provider.Provider;
import io.vavr.control.Option;

/**
 * How a caller names what is wanted: a model by its alias, or one offer by the shop's own name for
 * it, with or without the provider before it.
 */
final class OfferName {
  private static final char BEHIND_PROVIDER = ':';

  private OfferName() {}

  /** What a provider has under a name. */
  static Option<Offer> find(Provider provider, String name) {
    int colon = name.indexOf(BEHIND_PROVIDER);
    if (colon < 0) {
      return provider.offers().find(name);
    }
    return name.substring(0, colon).equals(provider.name().value())
        ? provider.offers().find(name.substring(colon + 1))
        : Option.none();
  }
}
