package dev.kinoport.cli.text;

import dev.kinoport.generation.Cost;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import java.math.BigDecimal;
import java.util.Locale;

/** Quotes and costs as people read them. */
public final class Prices {
  private Prices() {}

  public static String of(Quote quote) {
    return switch (quote) {
      case Quote.Known known ->
          "%s%s (%s; %s, as of %s)"
              .formatted(
                  known.atLeast().map(least -> least + " to ").getOrElse(""),
                  known.amount(),
                  known.basis(),
                  known.confidence().name().toLowerCase(Locale.ROOT),
                  known.asOf());
      case Quote.Unknown unknown -> "unknown: " + unknown.reason();
    };
  }

  public static String of(Cost cost) {
    String amount = cost.amount().map(Money::toString).getOrElse("an unknown amount");
    return switch (cost.basis()) {
      case BILLED -> amount + " (billed)";
      case METERED -> amount + " (" + units(cost) + " units billed)";
      case QUOTED -> amount + " (as quoted: " + said(cost) + ")";
      case NOTHING -> amount + " (nothing was charged)";
      case UNKNOWN -> amount;
    };
  }

  private static String units(Cost cost) {
    return cost.units().map(BigDecimal::toPlainString).getOrElse("no");
  }

  private static String said(Cost cost) {
    return cost.units()
        .map(units -> "the provider billed " + units.toPlainString() + " units of no known price")
        .getOrElse("the provider did not say");
  }
}
