package dev.kinoport.generation;

import dev.kinoport.price.Money;
import java.util.Objects;

/**
 * Money that generations may take from one purse. What is reserved and what is spent together never
 * pass the limit.
 *
 * @param name of the purse; all orders under one name share it
 * @param limit at most this much, above zero
 */
public record Budget(String name, Money limit) {
  /**
   * @throws IllegalArgumentException if the name is blank or the limit is not above zero
   */
  public Budget {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(limit, "limit must not be null");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a budget needs a name");
    }
    if (limit.amount().signum() <= 0) {
      throw new IllegalArgumentException("a budget must be above zero, was " + limit);
    }
  }
}
