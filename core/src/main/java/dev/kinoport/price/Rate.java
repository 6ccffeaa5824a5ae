package dev.kinoport.price;

import io.vavr.control.Either;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One row of a price list.
 *
 * @param when which requests it is for
 * @param value price of one unit, or a factor, in a list of multipliers
 */
public record Rate(Condition when, BigDecimal value) {
  /** A row for every request. */
  public static Rate of(String value) {
    return new Rate(Condition.always(), new BigDecimal(value));
  }

  /** A row for requests that match. */
  public static Rate of(String value, Condition when) {
    return new Rate(when, new BigDecimal(value));
  }

  /**
   * The first row that matches.
   *
   * @return left: why there is none, in words for people
   */
  static Either<String, Rate> firstMatch(List<Rate> rows, PriceFacts facts) {
    Set<String> names = new LinkedHashSet<>();
    for (Rate row : rows) {
      names.addAll(row.when.allowed().keySet());
      Either<String, Boolean> matches = row.when.test(facts);
      if (matches.isLeft()) {
        return matches.mapLeft(name -> name + " is not known").map(yes -> row);
      }
      if (matches.exists(yes -> yes)) {
        return Either.right(row);
      }
    }
    Condition asked = Condition.always();
    for (String name : names) {
      asked = asked.and(name);
    }
    return Either.left("no price for " + asked.describe(facts));
  }
}
