package dev.kinoport.price;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One summand of a price: so many units at a rate.
 *
 * <p>Billed are {@code max(minimum, quantity - included, rounded up to whole blocks)} units.
 *
 * @param when which requests pay it
 * @param quantity what is counted
 * @param included units that cost nothing, 0 or more
 * @param block units are rounded up to a multiple of it, if at all
 * @param minimum units billed at least, 0 or more
 * @param rates price of one unit; the first row that matches counts, and no row is no price
 */
public record Part(
    Condition when,
    Quantity quantity,
    BigDecimal included,
    Option<BigDecimal> block,
    BigDecimal minimum,
    List<Rate> rates) {
  public Part {
    rates = List.copyOf(rates);
  }

  /** A part that every request pays, from the first unit on. */
  public static Part of(Quantity quantity, Rate... rates) {
    return new Part(
        Condition.always(),
        quantity,
        BigDecimal.ZERO,
        Option.none(),
        BigDecimal.ZERO,
        List.of(rates));
  }

  /** This part, paid only by requests that match. */
  public Part onlyWhen(Condition condition) {
    return new Part(condition, quantity, included, block, minimum, rates);
  }

  /** This part, with so many units free. */
  public Part including(String units) {
    return new Part(when, quantity, new BigDecimal(units), block, minimum, rates);
  }

  /** This part, rounded up to whole blocks of so many units. */
  public Part inBlocksOf(String units) {
    return new Part(when, quantity, included, Option.of(new BigDecimal(units)), minimum, rates);
  }

  /** This part, with at least so many units billed. */
  public Part atLeast(String units) {
    return new Part(when, quantity, included, block, new BigDecimal(units), rates);
  }

  /** What this part adds; none if the request does not pay it. */
  Either<String, Option<Charge>> charge(PriceFacts facts) {
    return when.test(facts)
        .mapLeft(name -> name + " is not known")
        .flatMap(applies -> applies ? priced(facts).map(Option::of) : Either.right(Option.none()));
  }

  private Either<String, Charge> priced(PriceFacts facts) {
    return quantity
        .count(facts)
        .map(this::billed)
        .flatMap(units ->
            Rate.firstMatch(rates, facts)
                .map(rate ->
                    new Charge(units, quantity.unit(), rate.value(), rate.when().describe(facts))));
  }

  private BigDecimal billed(BigDecimal units) {
    BigDecimal beyond = units.subtract(included).max(BigDecimal.ZERO);
    BigDecimal whole = block.fold(() -> beyond, size -> upToBlocks(beyond, size));
    return whole.max(minimum);
  }

  private static BigDecimal upToBlocks(BigDecimal units, BigDecimal size) {
    return units.divide(size, 0, RoundingMode.CEILING).multiply(size);
  }

  /**
   * Units times rate.
   *
   * @param units how many are billed
   * @param unit word for one
   * @param rate price of one
   * @param at the facts that chose the rate, in words; may be empty
   */
  record Charge(BigDecimal units, String unit, BigDecimal rate, String at) {
    BigDecimal amount() {
      return units.multiply(rate);
    }
  }
}
