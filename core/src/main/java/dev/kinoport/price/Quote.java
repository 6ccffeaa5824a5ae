package dev.kinoport.price;

import java.time.LocalDate;

/** What a request is expected to cost, or why nobody can say. */
public sealed interface Quote {
  /**
   * An expected price.
   *
   * @param amount what the clip costs if the rule still holds
   * @param asOf when the rule was read
   * @param confidence how far to trust it
   * @param basis one line for people: how the amount came about
   */
  record Known(Money amount, LocalDate asOf, Confidence confidence, String basis)
      implements Quote {}

  /**
   * No price.
   *
   * @param reason one line for people: what is missing or not priced
   */
  record Unknown(String reason) implements Quote {}
}
