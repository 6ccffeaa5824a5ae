package dev.kinoport.catalogue.fal;

import dev.kinoport.offer.Offer;
import java.time.Instant;

/** When the tests ask for prices. */
final class Days {
  /** After all that the catalogue knows of. */
  static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  private Days() {}

  /** The same day for what is sold, and its last one for what is sold no longer. */
  static Instant ofSale(Offer offer) {
    return offer.retirement().map(end -> end.whileSold(NOW)).getOrElse(NOW);
  }
}
