package dev.kinoport.catalogue;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.catalogue.minimax.MinimaxOffers;
import dev.kinoport.catalogue.replicate.ReplicateOffers;
import dev.kinoport.catalogue.videos.VideosOffers;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What all shops together sell, as far as Kinoport knows it by itself: fal's first, which answer
 * for an alias that others have too. Nothing is contacted. Safe for threads.
 */
public final class ShippedOffers {
  private static final Catalogue CATALOGUE =
      Catalogue.ofFamilies(() ->
          Stream.of(
                  FalOffers.catalogue(),
                  MinimaxOffers.catalogue(),
                  ReplicateOffers.catalogue(),
                  VideosOffers.catalogue())
              .<Supplier<List<Offer>>>map(shop -> shop::offers)
              .toList());

  private ShippedOffers() {}

  /** All of them; those of a shop are made when somebody first looks for them. */
  public static Catalogue catalogue() {
    return CATALOGUE;
  }
}
