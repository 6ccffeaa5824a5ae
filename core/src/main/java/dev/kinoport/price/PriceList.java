package dev.kinoport.price;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked for an offer over time: of these rules at most one holds on a day. On a day without
 * one there is no price.
 *
 * <p>The price is looked up once, at the moment of the plan, and the plan keeps it: it is what is
 * reserved, even if the price changes before the request leaves. What the shop then bills is the
 * shop's to say; it stands beside the quote, as its cost. A plan that is older than a change is
 * made anew for the new price.
 *
 * @param rules by the days on which they hold, the earliest first; at least one
 */
public record PriceList(List<PriceRule> rules) {
  private static final Comparator<PriceRule> BY_START =
      Comparator.comparing(rule -> rule.validity().from().getOrElse(LocalDate.MIN));

  /**
   * @throws IllegalArgumentException if there is none, or two hold on one day
   */
  public PriceList {
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a price list without a price");
    }
    rules = rules.stream().sorted(BY_START).toList();
    for (int index = 1; index < rules.size(); index++) {
      Validity earlier = rules.get(index - 1).validity();
      Validity later = rules.get(index).validity();
      if (earlier.overlaps(later)) {
        throw new IllegalArgumentException(
            "two prices on one day: %s, and %s".formatted(earlier, later));
      }
    }
  }

  /** A price list of these rules. */
  public static PriceList of(PriceRule... rules) {
    return new PriceList(List.of(rules));
  }

  /** The rule that holds at an instant, if one does. */
  public Option<PriceRule> at(Instant now) {
    return on(day(now));
  }

  private Option<PriceRule> on(LocalDate day) {
    return Option.ofOptional(
        rules.stream().filter(rule -> rule.validity().contains(day)).findFirst());
  }

  /** The price of a request with these facts, for who plans it at an instant. */
  public Quote quote(PriceFacts facts, Instant now) {
    return at(now).map(rule -> rule.quote(facts)).getOrElse(() -> none(day(now)));
  }

  private Quote none(LocalDate day) {
    String known =
        String.join("; ", rules.stream().map(rule -> rule.validity().toString()).toList());
    return new Quote.Unknown("no price is known for %s, only %s".formatted(day, known));
  }

  /** The days after this one on which another rule begins to hold, or none does; rising. */
  public List<LocalDate> changesAfter(Instant now) {
    return rules.stream()
        .map(PriceRule::validity)
        .flatMap(days ->
            Stream.concat(
                days.from().toJavaStream(), days.until().map(it -> it.plusDays(1)).toJavaStream()))
        .filter(day -> day.isAfter(day(now)))
        .distinct()
        .sorted()
        .toList();
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
