package dev.kinoport.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Prices of which only the ends are known. */
class PriceRangeTest {
  private static final PriceFacts SQUARE_TO_WIDE =
      PriceFacts.none().with("height", 720).with("width", between(720, 1_680)).with("duration", 5);

  @Test
  void theUpperEndIsTheAmountAndTheLowerEndIsKept() {
    Quote.Known quote = known(rule(new Quantity.VideoTokens(24, 0, 1_000_000)), SQUARE_TO_WIDE);
    assertThat(quote.amount()).isEqualTo(Money.usd("0.14175"));
    assertThat(quote.atLeast()).contains(Money.usd("0.06075"));
    assertThat(quote.basis())
        .isEqualTo("0.14175 million tokens x 1 USD, at most: width 720 to 1680");
  }

  @Test
  void aRuleThatDoesNotLookAtTheRangeGivesOneAmount() {
    Quote.Known quote = known(rule(new Quantity.Measured("duration", "s")), SQUARE_TO_WIDE);
    assertThat(quote.amount()).isEqualTo(Money.usd("5"));
    assertThat(quote.atLeast()).isEmpty();
    assertThat(quote.basis()).isEqualTo("5 s x 1 USD");
  }

  @Test
  void theDearerEndIsTheAmountEvenIfItIsTheShorter() {
    PriceRule rule =
        PriceRule.usd(
            LocalDate.EPOCH,
            Confidence.PUBLISHED,
            "a page",
            Part.of(
                new Quantity.PerRequest(),
                Rate.of("3", Condition.when("duration", "4")),
                Rate.of("2", Condition.when("duration", "15"))));
    Quote.Known quote = known(rule, PriceFacts.none().with("duration", between(4, 15)));
    assertThat(quote.amount()).isEqualTo(Money.usd("3"));
    assertThat(quote.atLeast()).contains(Money.usd("2"));
  }

  @Test
  void anEndWithoutAPriceLeavesNone() {
    PriceRule rule =
        PriceRule.usd(
            LocalDate.EPOCH,
            Confidence.PUBLISHED,
            "a page",
            Part.of(new Quantity.PerRequest(), Rate.of("1", Condition.when("duration", "4"))));
    assertThat(rule.quote(PriceFacts.none().with("duration", between(4, 15))))
        .isEqualTo(new Quote.Unknown("no price for duration 15"));
    assertThat(rule.quote(PriceFacts.none().with("duration", between(2, 4))))
        .isEqualTo(new Quote.Unknown("no price for duration 2"));
  }

  @Test
  void aRangeRunsUpwards() {
    assertThat(between(4, 15)).hasToString("4 to 15");
    assertThatIllegalArgumentException().isThrownBy(() -> between(5, 4));
  }

  private static Fact between(long from, long to) {
    return new Fact.Between(BigDecimal.valueOf(from), BigDecimal.valueOf(to));
  }

  private static Quote.Known known(PriceRule rule, PriceFacts facts) {
    return (Quote.Known) rule.quote(facts);
  }

  private static PriceRule rule(Quantity quantity) {
    return PriceRule.usd(
        LocalDate.EPOCH, Confidence.PUBLISHED, "a page", Part.of(quantity, Rate.of("1")));
  }
}
