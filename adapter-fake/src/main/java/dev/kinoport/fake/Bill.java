package dev.kinoport.fake;

import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the fake provider charged, as its own books have it: the thing to hold against what the
 * engine believes.
 *
 * @param charges in the order they fell due
 */
public record Bill(List<Item> charges) {
  public Bill {
    charges = List.copyOf(charges);
  }

  /**
   * One charge.
   *
   * @param requestId the provider's name for the generation
   * @param generationId our name for it
   * @param endpoint what was called
   * @param requestHash what was asked for
   * @param units billed units
   * @param amount none when nobody knows the price
   * @param at when it fell due
   */
  public record Item(
      String requestId,
      String generationId,
      String endpoint,
      String requestHash,
      BigDecimal units,
      Option<Money> amount,
      Instant at) {}

  /** How often something was charged. */
  public int count() {
    return charges.size();
  }

  /** All known amounts together, in US dollars when there are none. */
  public Money total() {
    return charges.stream()
        .flatMap(item -> item.amount().toJavaStream())
        .reduce(Money::plus)
        .orElse(Money.usd("0"));
  }

  /** How often each generation was charged, by our name for it. */
  public Map<String, Integer> countByGeneration() {
    Map<String, Integer> counts = new TreeMap<>();
    charges.forEach(item -> counts.merge(item.generationId(), 1, Integer::sum));
    return counts;
  }
}
