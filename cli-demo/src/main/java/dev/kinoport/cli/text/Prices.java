package dev.kinoport.cli.text;

import dev.kinoport.cli.json.Json;
import dev.kinoport.generation.Cost;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.util.Locale;

/** Quotes and costs as people read them. */
public final class Prices {
  private Prices() {}

  public static String of(Quote quote) {
    return switch (quote) {
      case Quote.Known known -> "%s (%s; %s)".formatted(amount(known), known.basis(), trust(known));
      case Quote.Unknown unknown -> amount(unknown);
    };
  }

  /** The amount alone, or why there is none. */
  public static String amount(Quote quote) {
    return switch (quote) {
      case Quote.Known known ->
          known.atLeast().map(least -> least + " to ").getOrElse("") + known.amount();
      case Quote.Unknown unknown -> "unknown: " + unknown.reason();
    };
  }

  /** How far to trust it, and of when it is: {@code published, as of 2026-11-21}. */
  public static String trust(Quote.Known known) {
    return known.confidence().name().toLowerCase(Locale.ROOT)
        + known.asOf().map(day -> ", as of " + day).getOrElse(", undated");
  }

  public static String of(Cost cost) {
    String amount = cost.amount().map(Money::toString).getOrElse("an unknown amount");
    return switch (cost.basis()) {
      case BILLED -> amount + " (billed)";
      case METERED -> amount + " (" + units(cost) + " billed)";
      case QUOTED -> amount + " (as quoted: " + said(cost) + ")";
      case NOTHING -> amount + " (nothing was charged)";
      case UNKNOWN -> amount;
    };
  }

  private static String units(Cost cost) {
    return cost.units().map(units -> Counted.of(units, "unit")).getOrElse("no units");
  }

  private static String said(Cost cost) {
    return cost.units()
        .map(units -> "the provider billed " + Counted.of(units, "unit") + " of no known price")
        .getOrElse("the provider did not say");
  }

  private static Json amount(Option<Money> money) {
    return money.fold(() -> Json.NULL, it -> new Json.Text(it.amount().toPlainString()));
  }

  /** Adds a price to what it is the price of. */
  public static Json.Members document(Json.Members document, Quote quote) {
    return switch (quote) {
      case Quote.Known known ->
          document
              .put("known", true)
              .put("amount", known.amount().amount().toPlainString())
              .put("atLeast", amount(known.atLeast()))
              .put("currency", known.amount().currency().getCurrencyCode())
              .put("asOf", known.asOf().fold(() -> Json.NULL, it -> new Json.Text(it.toString())))
              .put("confidence", known.confidence().name().toLowerCase(Locale.ROOT))
              .put("reason", Json.NULL);
      case Quote.Unknown unknown ->
          document
              .put("known", false)
              .put("amount", Json.NULL)
              .put("atLeast", Json.NULL)
              .put("currency", Json.NULL)
              .put("asOf", Json.NULL)
              .put("confidence", Json.NULL)
              .put("reason", unknown.reason());
    };
  }
}
