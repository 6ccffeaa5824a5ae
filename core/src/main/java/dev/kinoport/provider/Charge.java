package dev.kinoport.provider;

import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * What the provider says a generation cost. Either part may be missing: an unknown charge is
 * unknown, never zero.
 *
 * @param units billed units (seconds, clips, tokens: the provider's own), 0 or more
 * @param amount units times the price of one
 */
public record Charge(Option<BigDecimal> units, Option<Money> amount) {
  /** The provider did not say. */
  public static Charge unknown() {
    return new Charge(Option.none(), Option.none());
  }

  /** Whether the provider said that it billed nothing. */
  public boolean isNothing() {
    return units.exists(billed -> billed.signum() == 0)
        || amount.exists(money -> money.amount().signum() == 0);
  }
}
