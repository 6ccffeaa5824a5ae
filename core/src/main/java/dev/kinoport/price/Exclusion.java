package dev.kinoport.price;

import io.vavr.control.Either;

/**
 * A combination that has no price although its parts have one.
 *
 * @param when the combination
 * @param reason in words for people
 */
public record Exclusion(Condition when, String reason) {
  /**
   * Right: the combination is not this one.
   *
   * @return left: why there is no price, in words for people
   */
  Either<String, Boolean> check(PriceFacts facts) {
    return when.test(facts)
        .mapLeft(name -> name + " is not known")
        .filterOrElse(excluded -> !excluded, excluded -> reason);
  }
}
