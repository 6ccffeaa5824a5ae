package dev.kinoport.price;

import io.vavr.control.Option;
import java.time.LocalDate;

/**
 * The days on which a price holds. Days begin at midnight UTC.
 *
 * @param from the first of them; none if it has held for longer than anybody says
 * @param until the last of them; none if no end is known
 */
public record Validity(Option<LocalDate> from, Option<LocalDate> until) {
  private static final Validity ALWAYS = new Validity(Option.none(), Option.none());

  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Validity {
    for (LocalDate first : from) {
      for (LocalDate last : until) {
        if (last.isBefore(first)) {
          throw new IllegalArgumentException("from " + first + " until " + last);
        }
      }
    }
  }

  /** Every day. */
  public static Validity always() {
    return ALWAYS;
  }

  /** These days, from one of them on. */
  public Validity startingOn(LocalDate first) {
    return new Validity(Option.of(first), until);
  }

  /** These days up to one of them, which is the last. */
  public Validity endingWith(LocalDate last) {
    return new Validity(from, Option.of(last));
  }

  /** Whether a day is one of these. */
  public boolean contains(LocalDate day) {
    return from.forAll(first -> !day.isBefore(first)) && until.forAll(last -> !day.isAfter(last));
  }

  /** Whether any day is one of both. */
  public boolean overlaps(Validity other) {
    return startsInTimeFor(other) && other.startsInTimeFor(this);
  }

  private boolean startsInTimeFor(Validity other) {
    return from.forAll(first -> other.until.forAll(last -> !first.isAfter(last)));
  }

  /** In words for people: {@code from 2026-10-01 until 2026-10-31}; {@code always}. */
  @Override
  public String toString() {
    String words =
        from.map(first -> "from " + first + " ").getOrElse("")
            + until.map(last -> "until " + last).getOrElse("");
    return words.isEmpty() ? "always" : words.strip();
  }
}
