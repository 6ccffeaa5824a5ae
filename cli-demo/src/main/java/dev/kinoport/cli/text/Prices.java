package dev.kinoport.cli.text;

import dev.kinoport.generation.Cost;
import dev.kinoport.json.Json;
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
    return money.fold(() -> Json.Nothing.NULL, it -> new Json.Text(it.amount().toPlainString()));
  }

  /** Adds a price to what it is the price of. */
  public static Json.Members document(Json.Members document, Quote quote) {
    return switch (quote) {
      case Quote.Known known ->
          document
              .with("known", true)
              .with("amount", known.amount().amount().toPlainString())
              .with("atLeast", amount(known.atLeast()))
              .with("currency", known.amount().currency().getCurrencyCode())
              .with(
                  "asOf",
                  known.asOf().fold(() -> Json.Nothing.NULL, it -> new Json.Text(it.toString())))
              .with("confidence", known.confidence().name().toLowerCase(Locale.ROOT))
              .with("reason", Json.Nothing.NULL);
      case Quote.Unknown unknown ->
          document
              .with("known", false)
              .with("amount", Json.Nothing.NULL)
              .with("atLeast", Json.Nothing.NULL)
              .with("currency", Json.Nothing.NULL)
              .with("asOf", Json.Nothing.NULL)
              .with("confidence", Json.Nothing.NULL)
              .with("reason", unknown.reason());
    };
  }
}
