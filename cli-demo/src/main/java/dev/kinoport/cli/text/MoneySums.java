package dev.kinoport.cli.text;

import dev.kinoport.journal.SpendingReport;
import dev.kinoport.json.Json;
import dev.kinoport.price.Money;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Amounts added up, each currency on its own. */
public final class MoneySums {
  private MoneySums() {}

  /** One sum for each currency, by its code; none of nothing. */
  static List<Money> of(Collection<Money> amounts) {
    return amounts.stream()
        .collect(
            Collectors.toMap(
                money -> money.currency().getCurrencyCode(),
                money -> money,
                Money::plus,
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  /** {@code 1.12 USD}; {@code nothing} of nothing. */
  public static String words(Collection<Money> amounts) {
    List<Money> sums = of(amounts);
    return sums.isEmpty()
        ? "nothing"
        : sums.stream().map(Money::toString).collect(Collectors.joining(" + "));
  }

  public static Json document(Collection<Money> amounts) {
    return new Json.Items(
        of(amounts).stream()
            .map(sum -> JsonValues.money(io.vavr.control.Option.some(sum)))
            .toList());
  }

  /** Adds what was spent to what it was spent on. */
  public static Json.Members document(Json.Members members, SpendingReport spending) {
    return members
        .with("unknown", spending.unknown())
        .with("reserved", document(spending.reserved()))
        .with("estimated", document(spending.estimated()))
        .with("actual", document(spending.actual()));
  }
}
