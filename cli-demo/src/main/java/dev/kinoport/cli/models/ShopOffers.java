package dev.kinoport.cli.models;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One model at every shop that sells it: what it costs there, and why it would not be bought. */
final class ShopOffers {
  /**
   * One shop's offer.
   *
   * @param provider the shop, as {@code --provider} names it
   * @param offer what it sells
   * @param facts what the price is asked for, in the words of all shops
   * @param quote what it costs there
   * @param why it would not be bought; none if nothing is in the way
   */
  record Row(String provider, Offer offer, PriceFacts facts, Quote quote, Option<String> why) {
    /** Whether nothing but a key is needed, or not even that. */
    boolean isTaken() {
      return why.isEmpty();
    }
  }

  private final Catalogue catalogue;
  private final Map<String, String> environment;
  private final List<BackendName> named;

  /**
   * Asks these shops.
   *
   * @param catalogue of all shops
   * @param environment where keys are
   * @param named shops that somebody named; empty for all
   */
  ShopOffers(Catalogue catalogue, Map<String, String> environment, List<BackendName> named) {
    this.catalogue = catalogue;
    this.environment = environment;
    this.named = List.copyOf(named);
  }

  /**
   * What each shop has of the model of an offer, the cheapest first; those that would not be bought
   * come last.
   *
   * @param asked the offer that was found by what somebody typed; one sku stands for itself alone
   */
  List<Row> of(Offer asked, PriceQuestion question, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (Offer offer : catalogue.offers()) {
      if (offer.alias().equals(asked.alias())) {
        rows.add(row(offer.shop().equals(asked.shop()) ? asked : offer, question, now));
      }
    }
    if (rows.isEmpty()) {
      rows.add(row(asked, question, now));
    }
    rows.removeIf(row -> !named.isEmpty() && !isNamed(row.provider()));
    rows.sort(
        Comparator.comparing((Row row) -> !row.isTaken())
            .thenComparing(row -> row.quote() instanceof Quote.Unknown)
            .thenComparing(row -> amount(row.quote()).currency().getCurrencyCode())
            .thenComparing(row -> amount(row.quote()).amount()));
    return rows;
  }

  private boolean isNamed(String provider) {
    return named.stream().anyMatch(shop -> shop.toString().equals(provider));
  }

  private Row row(Offer offer, PriceQuestion question, Instant now) {
    try {
      PriceFacts facts = question.facts(offer);
      Quote quote = question.judged(offer.quote(facts, ModelPrices.asked(offer, now)));
      return new Row(offer.shop(), offer, facts, quote, obstacle(offer, quote, now));
    } catch (BadUsage notTaken) {
      String why = String.valueOf(notTaken.getMessage());
      return new Row(
          offer.shop(), offer, PriceFacts.none(), new Quote.Unknown(why), Option.of(why));
    }
  }

  private Option<String> obstacle(Offer offer, Quote quote, Instant now) {
    if (!offer.isSold(now)) {
      return offer.retirement().map(end -> "not sold from " + end.on() + " on");
    }
    if (quote instanceof Quote.Unknown(String reason)) {
      return Option.of(reason);
    }
    return BackendName.shop(offer.shop())
        .fold(
            () -> Option.some("sold to programs alone, not from here"),
            shop ->
                Option.when(
                    !named.contains(shop) && !shop.isReachable(environment),
                    () -> shop.keyVariable() + " is not set"));
  }

  private static Money amount(Quote quote) {
    return quote instanceof Quote.Known known ? known.amount() : Money.usd("0");
  }

  /** For programs. */
  static Json document(List<Row> rows) {
    return new Json.Items(
        rows.stream()
            .<Json>map(row ->
                Prices.document(
                        Json.object()
                            .with("provider", row.provider())
                            .with("sku", row.offer().sku()),
                        row.quote())
                    .with("why", row.why()))
            .toList());
  }

  /** For people. */
  static String line(Row row) {
    return "%s:%s  %s%s"
        .formatted(
            row.provider(),
            row.offer().sku(),
            Prices.amount(row.quote()),
            row.quote() instanceof Quote.Unknown
                ? ""
                : row.why().map(why -> "; " + why).getOrElse(""));
  }
}
