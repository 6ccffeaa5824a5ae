package dev.kinoport.fake;

import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Retention;
import java.time.Duration;
import java.time.Instant;

/**
 * How long results are remembered: as their offer says, or else all alike.
 *
 * @param catalogue what is on offer
 * @param otherwise how long after its end a request is remembered whose offer says nothing
 */
record ResultMemory(Catalogue catalogue, Duration otherwise) {
  boolean hasLost(Job job, Instant now) {
    return job.isForgottenAt(now, kept(job.request().sku()));
  }

  private Duration kept(String sku) {
    return catalogue
        .findBySku(sku)
        .flatMap(Offer::retention)
        .flatMap(Retention::result)
        .getOrElse(otherwise);
  }
}
