package dev.kinoport.cli.text;

import dev.kinoport.journal.SpendingReport;
import dev.kinoport.json.Json;
import dev.kinoport.price.Money;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Amounts added up, each currency on its own. */
public final class MoneySums {
  private MoneySums() {}

  /** {@code 1.12 USD}; {@code nothing} of nothing. */
  public static String words(Collection<Money> amounts) {
    List<Money> sums = Money.sums(amounts.stream());
    return sums.isEmpty()
        ? "nothing"
        : sums.stream().map(Money::toString).collect(Collectors.joining(" + "));
  }

  public static Json document(Collection<Money> amounts) {
    return new Json.Items(
        Money.sums(amounts.stream()).stream()
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
