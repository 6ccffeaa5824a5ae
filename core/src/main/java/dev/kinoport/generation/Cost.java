package dev.kinoport.generation;

import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.Charge;
import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * What a generation cost in the end. The estimate stays with the {@link Order}; neither overwrites
 * the other.
 *
 * @param basis how the amount is known
 * @param amount none when nobody knows
 * @param units what the provider billed, in its own units, if it said so
 */
public record Cost(Basis basis, Option<Money> amount, Option<BigDecimal> units) {
  /** How an amount is known. */
  public enum Basis {
    /** The provider billed this. */
    BILLED,
    /** The provider billed so many units, which are counted at the unit price of the order. */
    METERED,
    /** The provider billed something and did not say how much: the quote stands in. */
    QUOTED,
    /** Nothing was charged. */
    NOTHING,
    /** Charged or not, and how much: unknown. */
    UNKNOWN
  }

  /** Nothing was ever bought. */
  public static Cost nothing(Order order) {
    return new Cost(
        Basis.NOTHING, order.price().map(quoted -> quoted.minus(quoted)), Option.none());
  }

  /** Something may have been bought, and nobody knows. */
  public static Cost unknown() {
    return new Cost(Basis.UNKNOWN, Option.none(), Option.none());
  }

  /** What the provider says about a generation of which there is no clip. */
  public static Cost withoutClip(Order order, Charge charge) {
    return charge.units().isEmpty() && charge.amount().isEmpty() ? unknown() : of(order, charge);
  }

  /** What the provider says about a generation that it finished. */
  public static Cost of(Order order, Charge charge) {
    if (charge.amount().isDefined()) {
      return new Cost(Basis.BILLED, charge.amount(), charge.units());
    }
    if (charge.isNothing()) {
      return new Cost(
          Basis.NOTHING, order.price().map(quoted -> quoted.minus(quoted)), charge.units());
    }
    Option<Money> metered = metered(order, charge);
    if (metered.isDefined()) {
      return new Cost(Basis.METERED, metered, charge.units());
    }
    return order.price().isDefined()
        ? new Cost(Basis.QUOTED, order.price(), charge.units())
        : new Cost(Basis.UNKNOWN, Option.none(), charge.units());
  }

  private static Option<Money> metered(Order order, Charge charge) {
    return switch (order.quote()) {
      case Quote.Known known ->
          charge.units().flatMap(units -> known.unitPrice().map(price -> price.times(units)));
      case Quote.Unknown unknown -> Option.none();
    };
  }
}
