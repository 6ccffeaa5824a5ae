package dev.kinoport;

import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.price.Money;
import java.net.URI;
import java.util.Optional;

/**
 * A finished generation.
 *
 * @param id which
 * @param clip where the clip is kept
 * @param cost what it cost
 * @param order what was bought, with the quote
 */
public record Generated(GenerationId id, StoredClip clip, Cost cost, Order order) {
  /** What it cost; empty when nobody knows. */
  public Optional<Money> paid() {
    return cost.amount().toJavaOptional();
  }

  /** Where the clip is kept. */
  public URI location() {
    return clip.location();
  }
}
