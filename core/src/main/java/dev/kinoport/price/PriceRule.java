package dev.kinoport.price;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a model is priced, as data: the sum of the parts times the product of the multipliers.
 *
 * <p>Whatever has no row, or lacks a fact, is {@linkplain Quote.Unknown unknown}. An amount that
 * cannot be written exactly is rounded up at the ninth decimal.
 *
 * @param currency of all rates
 * @param parts summands, at least one
 * @param multipliers factors on the sum; may be empty
 * @param exclusions combinations without a price; may be empty
 * @param asOf when the rule was read, or of which day its source is; none where nobody knows
 * @param confidence how far to trust it
 * @param source which page says so, in words for people
 * @param unitPrice what the provider charges for one of the units that it bills; none where its
 *     unit is not known, or has no fixed price
 * @param validity on which days it holds
 */
public record PriceRule(
    Currency currency,
    List<Part> parts,
    List<Multiplier> multipliers,
    List<Exclusion> exclusions,
    Option<LocalDate> asOf,
    Confidence confidence,
    String source,
    Option<Money> unitPrice,
    Validity validity) {
  private static final int MOST_DECIMALS = 9;

  public PriceRule {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a price rule without parts: " + source);
    }
    parts = List.copyOf(parts);
    multipliers = List.copyOf(multipliers);
    exclusions = List.copyOf(exclusions);
  }

  /** A rule in US dollars that only adds up its parts, and holds until further notice. */
  public static PriceRule usd(LocalDate asOf, Confidence confidence, String source, Part... parts) {
    return usd(Option.of(asOf), confidence, source, parts);
  }

  /** A rule in US dollars of which nobody knows the day. */
  public static PriceRule undated(String source, Part... parts) {
    return usd(Option.none(), Confidence.ROUGH, source, parts);
  }

  private static PriceRule usd(
      Option<LocalDate> asOf, Confidence confidence, String source, Part... parts) {
    return new PriceRule(
        Currency.getInstance("USD"),
        List.of(parts),
        List.of(),
        List.of(),
        asOf,
        confidence,
        source,
        Option.none(),
        Validity.always());
  }

  /** This rule, with what one billed unit costs, so that billed units become money. */
  public PriceRule perUnit(String price) {
    Money unit = new Money(new BigDecimal(price), currency);
    return with(multipliers, exclusions, Option.of(unit), validity);
  }

  /** This rule with a further factor. */
  public PriceRule times(Multiplier multiplier) {
    List<Multiplier> more = new ArrayList<>(multipliers);
    more.add(multiplier);
    return with(more, exclusions, unitPrice, validity);
  }

  /** This rule without a price for a combination. */
  public PriceRule except(Condition when, String reason) {
    List<Exclusion> more = new ArrayList<>(exclusions);
    more.add(new Exclusion(when, reason));
    return with(multipliers, more, unitPrice, validity);
  }

  /** This rule from a day on, which is the first. */
  public PriceRule from(LocalDate first) {
    return with(multipliers, exclusions, unitPrice, validity.startingOn(first));
  }

  /** This rule until a day, which is the last. */
  public PriceRule until(LocalDate last) {
    return with(multipliers, exclusions, unitPrice, validity.endingWith(last));
  }

  private PriceRule with(
      List<Multiplier> factors, List<Exclusion> without, Option<Money> unit, Validity days) {
    return new PriceRule(currency, parts, factors, without, asOf, confidence, source, unit, days);
  }

  /**
   * The price of a request with these facts. Where a fact is only known as a range, so is the
   * price: both ends are priced, and the dearer one is the amount.
   */
  public Quote quote(PriceFacts facts) {
    String spans = facts.spans();
    Either<String, Quote.Known> most = price(facts.at(Fact.Between::to));
    Either<String, Quote.Known> price =
        spans.isEmpty()
            ? most
            : price(facts.at(Fact.Between::from))
                .flatMap(least -> most.map(it -> range(least, it, spans)));
    return price.<Quote>fold(Quote.Unknown::new, known -> known);
  }

  private static Quote.Known range(Quote.Known least, Quote.Known most, String spans) {
    if (least.amount().equals(most.amount())) {
      return most;
    }
    if (least.amount().compareTo(most.amount()) > 0) {
      return range(most, least, spans);
    }
    return new Quote.Known(
        most.amount(),
        most.asOf(),
        most.confidence(),
        most.basis() + ", at most: " + spans,
        most.unitPrice(),
        Option.of(least.amount()));
  }

  private Either<String, Quote.Known> price(PriceFacts facts) {
    return Either.sequenceRight(each(exclusions, exclusion -> exclusion.check(facts)))
        .flatMap(allowed -> Either.sequenceRight(each(parts, part -> part.charge(facts))))
        .flatMap(charges ->
            Either.sequenceRight(each(multipliers, multiplier -> multiplier.factor(facts)))
                .flatMap(
                    factors -> total(charges.flatMap(some -> some).asJava(), factors.asJava())));
  }

  private static <S, T> List<T> each(List<S> items, Function<S, T> function) {
    return items.stream().map(function).toList();
  }

  private Either<String, Quote.Known> total(List<Part.Charge> charges, List<BigDecimal> factors) {
    BigDecimal amount =
        charges.stream().map(Part.Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    for (BigDecimal factor : factors) {
      amount = amount.multiply(factor);
    }
    // A free clip is more likely a fact that is wrong than a gift.
    if (amount.signum() <= 0) {
      return Either.left("the price rule gives no amount above zero");
    }
    BigDecimal exact = amount.stripTrailingZeros();
    BigDecimal shown =
        exact.scale() > MOST_DECIMALS ? exact.setScale(MOST_DECIMALS, RoundingMode.CEILING) : exact;
    return Either.right(
        new Quote.Known(
            new Money(shown, currency),
            asOf,
            confidence,
            basis(charges, factors),
            unitPrice,
            Option.none()));
  }

  private String basis(List<Part.Charge> charges, List<BigDecimal> factors) {
    String sum =
        charges.stream()
            .filter(charge -> charge.amount().signum() > 0)
            .map(this::line)
            .collect(Collectors.joining(" + "));
    if (factors.isEmpty()) {
      return sum;
    }
    return factors.stream()
        .map(factor -> " x " + plain(factor))
        .collect(Collectors.joining("", "(" + sum + ")", ""));
  }

  private String line(Part.Charge charge) {
    String line =
        "%s %s x %s %s"
            .formatted(
                plain(charge.units()),
                charge.unit(),
                plain(charge.rate()),
                currency.getCurrencyCode());
    return charge.at().isEmpty() ? line : line + " at " + charge.at();
  }

  /** For people: nobody reads a third beyond the ninth decimal. */
  private static String plain(BigDecimal number) {
    int decimals = Math.min(number.scale(), MOST_DECIMALS);
    return number.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }
}
