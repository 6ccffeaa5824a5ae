package dev.kinoport.cli.models;

import dev.kinoport.fal.price.FalPrices;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One endpoint's price of ours beside what fal's pricing API says today. That names one price of
 * one unit and no more, so this is a check of one number: the price of the billed unit where we
 * know it, otherwise any rate of ours.
 *
 * @param endpoint its full id
 * @param model its short name
 * @param ours the numbers that fal's may be; empty where we know none
 * @param origin where ours were read, and when; empty where we know none
 * @param today what fal says, if it says anything
 */
record PriceComparison(
    String endpoint,
    String model,
    List<Money> ours,
    String origin,
    Option<FalPrices.UnitPrice> today) {
  /** What came of it. */
  enum Outcome {
    /** fal's number is one of ours. */
    SAME,
    /** It is none of ours. */
    DIFFERS,
    /** fal names a price, and we know none. */
    UNKNOWN,
    /** fal names no price. */
    NOT_LISTED
  }

  static PriceComparison of(Offer offer, Option<FalPrices.UnitPrice> today, Instant now) {
    Option<PriceRule> rule = offer.price(offer.sku()).at(now);
    return new PriceComparison(
        offer.sku(),
        offer.alias(),
        rule.map(PriceComparison::numbers).getOrElse(List.of()),
        rule.map(PriceComparison::origin).getOrElse(""),
        today);
  }

  private static List<Money> numbers(PriceRule rule) {
    return rule.unitPrice()
        .map(List::of)
        .getOrElse(() ->
            rule.parts().stream()
                .filter(part -> !(part.quantity() instanceof Quantity.Unforeseeable))
                .map(Part::rates)
                .flatMap(List::stream)
                .map(rate -> new Money(rate.value(), rule.currency()))
                .distinct()
                .toList());
  }

  private static String origin(PriceRule rule) {
    return rule.source() + rule.asOf().map(day -> ", " + day).getOrElse(", undated");
  }

  Outcome outcome() {
    if (today.isEmpty()) {
      return Outcome.NOT_LISTED;
    }
    if (ours.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    return today.exists(it -> ours.contains(it.price())) ? Outcome.SAME : Outcome.DIFFERS;
  }

  /** For people; nothing of what is the same. */
  Option<String> words() {
    String said = today.map(PriceComparison::said).getOrElse("");
    return switch (outcome()) {
      case SAME -> Option.none();
      case DIFFERS ->
          Option.of("differs: fal says %s, ours is %s (%s)".formatted(said, numbers(), origin));
      case UNKNOWN -> Option.of("no price of ours: fal says " + said);
      case NOT_LISTED -> Option.of("fal names no price");
    };
  }

  private static String said(FalPrices.UnitPrice today) {
    return today.unit().isEmpty()
        ? today.price().toString()
        : today.price() + " per " + today.unit();
  }

  private String numbers() {
    return ours.stream().map(Money::toString).collect(Collectors.joining(" or "));
  }

  /** For programs. */
  Json document() {
    return Json.object()
        .with("endpoint", endpoint)
        .with("model", model)
        .with("outcome", outcome().name().toLowerCase(Locale.ROOT))
        .with("ours", Json.Items.ofTexts(ours.stream().map(PriceComparison::plain).toList()))
        .with("origin", origin)
        .with("unitPrice", today.map(FalPrices.UnitPrice::price).map(PriceComparison::plain))
        .with("unit", today.map(FalPrices.UnitPrice::unit))
        .with("currency", today.map(it -> it.price().currency().getCurrencyCode()));
  }

  private static String plain(Money money) {
    BigDecimal amount = money.amount();
    return amount.toPlainString();
  }
}
