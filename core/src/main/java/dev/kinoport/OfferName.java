package dev.kinoport;

import dev.kinoport.offer.Offer;
import dev.kinoport.provider.Provider;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a caller names what is wanted: a model by its alias, or one offer by the shop's own name for
 * it, with or without the shop before it. A provider's own name stands for that provider alone, its
 * shop's for every provider that has the shop's offers, whatever it is called here.
 */
final class OfferName {
  private static final String BEHIND_PROVIDER = ":";

  private OfferName() {}

  /**
   * What a name may mean.
   *
   * @param provider who has it
   * @param offer what it is
   */
  record Sold(Provider provider, Offer offer) {}

  /** What the providers have under a name, in their order; may be empty. */
  static List<Sold> find(List<Provider> providers, String name) {
    for (Provider provider : providers) {
      String own = provider.name() + BEHIND_PROVIDER;
      if (name.startsWith(own)) {
        return find(provider, name.substring(own.length())).toList();
      }
    }
    return providers.stream().flatMap(provider -> find(provider, name)).toList();
  }

  private static Stream<Sold> find(Provider provider, String name) {
    return provider
        .offers()
        .understand(name)
        .map(offer -> new Sold(provider, offer))
        .toJavaStream();
  }
}
