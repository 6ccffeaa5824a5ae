package dev.kinoport.cli.text;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.Cost;
import dev.kinoport.journal.Summary;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.util.Locale;

/** One generation in a list, for people and for programs. */
public final class SummaryWords {
  private SummaryWords() {}

  public static String line(Console console, Summary summary) {
    State state = State.of(summary.phase());
    String word = String.format(Locale.ROOT, "%-19s", state.shown());
    return String.format(
        Locale.ROOT,
        "%s  %s  %s  %-15s %s%s",
        summary.id(),
        WholeSeconds.of(summary.orderedAt()),
        state == State.IN_DOUBT ? console.onOut(Ink.YELLOW, word) : word,
        money(summary),
        Printable.line(summary.model()),
        summary.label().map(label -> "  " + Printable.line(label)).getOrElse("")
            + summary.trouble().map(it -> "\n    " + TroubleWords.of(it)).getOrElse(""));
  }

  /** What it cost, or else what is set aside for it. */
  static String money(Summary summary) {
    Option<Money> paid = summary.cost().flatMap(Cost::amount);
    return summary.phase().isEnd()
        ? paid.map(Money::toString).getOrElse("unknown")
        : summary.quoted().map(quoted -> "(" + quoted + ")").getOrElse("(unknown)");
  }

  public static Json document(Summary summary) {
    Json.Members members = members(summary);
    return summary
        .trouble()
        .fold(() -> members, it -> members.with("trouble", TroubleWords.document(it)));
  }

  /**
   * The id of a shipped model, which is its main sku at the shop that sold it; the fake and an
   * emulator without a shop in its name sell fal's. One of somebody's own is known by its alias.
   */
  private static String id(Summary summary) {
    String shop = summary.provider().value().replaceFirst("[-.].*", "");
    String alias = summary.model();
    return ShippedOffers.catalogue()
        .find(shop + ":" + alias)
        .orElse(() -> FalOffers.catalogue().find(alias))
        .map(Offer::sku)
        .getOrElse(alias);
  }

  private static Json.Members members(Summary summary) {
    return Json.object()
        .with("id", summary.id().value())
        .with("status", State.of(summary.phase()).word())
        .with("model", id(summary))
        .with("provider", summary.provider().value())
        .with("label", summary.label())
        .with("orderedAt", summary.orderedAt().toString())
        .with("since", summary.since().toString())
        .with("quote", JsonValues.money(summary.quoted()))
        .with("actual", JsonValues.money(summary.cost().flatMap(Cost::amount)));
  }
}
