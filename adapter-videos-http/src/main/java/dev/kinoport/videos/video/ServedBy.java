package dev.kinoport.videos.video;

import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.provider.ProviderName;
import java.net.URI;
import java.util.Map;

/**
 * Who serves what.
 *
 * @param name whose jobs these are
 * @param offers all that is served
 * @param base of what has no server of its own
 * @param bases of what has, by alias
 */
public record ServedBy(ProviderName name, Catalogue offers, URI base, Map<String, URI> bases) {
  public ServedBy {
    bases = Map.copyOf(bases);
  }

  /** The base of a model. */
  URI base(String sku) {
    String alias = offers.findBySku(sku).map(Offer::alias).getOrElse(sku);
    return bases.getOrDefault(alias, base);
  }
}
