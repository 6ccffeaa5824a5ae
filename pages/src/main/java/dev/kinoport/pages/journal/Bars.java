package dev.kinoport.pages.journal;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.el;

import dev.kinoport.journal.SpendingReport;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.price.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Sums as lengths, each beside the longest of all. Currencies are drawn one behind the other; what
 * they amount to stands in numbers beside them.
 *
 * @param longest sum of all that are drawn; 0 if there is none
 */
record Bars(double longest) {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 6;

  static Bars of(List<SpendingReport.Group> groups) {
    return new Bars(
        groups.stream()
            .map(SpendingReport.Group::spending)
            .flatMap(it -> List.of(it.reserved(), it.estimated(), it.actual()).stream())
            .mapToDouble(Bars::amount)
            .max()
            .orElse(0));
  }

  /** What a group stands for in an order of groups. */
  static double sum(SpendingReport spending) {
    return amount(spending.reserved()) + amount(spending.actual());
  }

  private static double amount(List<Money> amounts) {
    return amounts.stream()
        .map(Money::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  Markup.Content of(SpendingReport spending) {
    return el(
        "svg",
        attr("viewBox", "0 0 %d %d".formatted(WIDTH, 3 * HEIGHT + 2)),
        attr("preserveAspectRatio", "none"),
        attr("aria-hidden", "true"),
        all(
            bar("reserved", 0, spending.reserved()),
            bar("estimated", HEIGHT + 1, spending.estimated()),
            bar("actual", 2 * HEIGHT + 2, spending.actual())));
  }

  private Markup.Content bar(String kind, int top, List<Money> amounts) {
    double width = longest == 0 ? 0 : WIDTH * amount(amounts) / longest;
    return el(
        "rect",
        cls("bar-" + kind),
        attr("x", "0"),
        attr("y", String.valueOf(top)),
        attr("width", String.format(Locale.ROOT, "%.1f", Math.max(0, width))),
        attr("height", String.valueOf(HEIGHT)));
  }
}
