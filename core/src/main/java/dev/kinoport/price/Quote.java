package dev.kinoport.price;

import io.vavr.control.Option;
import java.time.LocalDate;

/** What a request is expected to cost, or why nobody can say. */
public sealed interface Quote {
  /**
   * An expected price.
   *
   * @param amount what the clip costs, at most, if the rule still holds: this much is reserved
   * @param asOf when the rule was read; none where nobody knows
   * @param confidence how far to trust it
   * @param basis one line for people: how the amount came about
   * @param unitPrice what one of the provider's billed units costs, if that is known
   * @param atLeast the other end, less than {@code amount}, where the price is only known as a
   *     range: the shape of the clip follows a picture, or the model chooses the length
   */
  record Known(
      Money amount,
      Option<LocalDate> asOf,
      Confidence confidence,
      String basis,
      Option<Money> unitPrice,
      Option<Money> atLeast)
      implements Quote {
    /** A price that is not a range. */
    public Known(
        Money amount,
        LocalDate asOf,
        Confidence confidence,
        String basis,
        Option<Money> unitPrice) {
      this(amount, Option.of(asOf), confidence, basis, unitPrice, Option.none());
    }

    /** A price of which nobody knows what one billed unit is. */
    public Known(Money amount, LocalDate asOf, Confidence confidence, String basis) {
      this(amount, asOf, confidence, basis, Option.none());
    }
  }

  /**
   * No price.
   *
   * @param reason one line for people: what is missing or not priced
   */
  record Unknown(String reason) implements Quote {}
}
