package dev.kinoport;

import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which of a plan's offers to take. */
public sealed interface Preference {
  /** In the order in which the providers were named. */
  record AsListed() implements Preference {}

  /**
   * The one with the lowest known price; of equal ones the first. Those in another currency than
   * the first that has a price, and those without one, come last.
   */
  record Cheapest() implements Preference {}

  /**
   * None but these, in the order in which the providers were named.
   *
   * @param names of providers, or of single offers as {@code provider:sku}; at least one
   */
  record Only(Set<String> names) implements Preference {
    /**
     * @throws IllegalArgumentException if nothing is named
     */
    public Only {
      names = Set.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("names must hold at least one provider or offer");
      }
    }
  }

  /** In the order in which the providers were named. */
  static Preference asListed() {
    return new AsListed();
  }

  /** The one with the lowest known price. */
  static Preference cheapest() {
    return new Cheapest();
  }

  /** None but these providers or offers. */
  static Preference only(String... names) {
    return new Only(Set.of(names));
  }

  /** The offers that may be taken, the preferred one first. */
  default List<PlannedOffer> among(List<PlannedOffer> offers) {
    return switch (this) {
      case AsListed listed -> offers;
      case Cheapest cheapest -> cheapestFirst(offers);
      case Only only ->
          offers.stream()
              .filter(offer ->
                  only.names().contains(offer.provider().value())
                      || only.names().contains(offer.name()))
              .toList();
    };
  }

  /** Amounts of two currencies are not compared: those in that of the first come first. */
  private static List<PlannedOffer> cheapestFirst(List<PlannedOffer> offers) {
    Option<Currency> currency =
        Option.ofOptional(
            offers.stream()
                .flatMap(offer -> amount(offer).toJavaStream())
                .map(Money::currency)
                .findFirst());
    Predicate<PlannedOffer> isComparable =
        offer -> amount(offer).exists(money -> currency.contains(money.currency()));
    Comparator<PlannedOffer> byAmount =
        Comparator.comparing(offer -> amount(offer).map(Money::amount).getOrElse(BigDecimal.ZERO));
    return Stream.concat(
            offers.stream().filter(isComparable).sorted(byAmount),
            offers.stream().filter(isComparable.negate()))
        .toList();
  }

  private static Option<Money> amount(PlannedOffer offer) {
    return switch (offer.quote()) {
      case Quote.Known known -> Option.of(known.amount());
      case Quote.Unknown unknown -> Option.none();
    };
  }
}
