package dev.kinoport.price;

import io.vavr.control.Either;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** A factor on the sum of all parts. */
public sealed interface Multiplier {
  /**
   * The factor for a request.
   *
   * @return left: which fact is missing or has no factor
   */
  Either<String, BigDecimal> factor(PriceFacts facts);

  /**
   * A factor from a list. A request that matches no row has no price, so the ordinary case has a
   * row of its own, with factor 1.
   *
   * @param rows the first that matches counts
   */
  record Listed(List<Rate> rows) implements Multiplier {
    public Listed {
      rows = List.copyOf(rows);
    }

    @Override
    public Either<String, BigDecimal> factor(PriceFacts facts) {
      return Rate.firstMatch(rows, facts).map(Rate::value);
    }
  }

  /**
   * A fact divided by a base: steps / 16, at least 1.
   *
   * @param fact its name
   * @param base what it is divided by, over 0
   * @param atLeast smallest factor
   */
  record Ratio(String fact, BigDecimal base, BigDecimal atLeast) implements Multiplier {
    @Override
    public Either<String, BigDecimal> factor(PriceFacts facts) {
      return facts
          .amount(fact)
          .toEither(() -> fact + " is not known")
          .map(amount -> amount.divide(base, MathContext.DECIMAL128).max(atLeast));
    }
  }
}
