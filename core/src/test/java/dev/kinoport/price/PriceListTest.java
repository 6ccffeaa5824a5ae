package dev.kinoport.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceListTest {
  private static final LocalDate READ = LocalDate.of(2026, 8, 1);
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 9, 30);
  private static final Instant BEFORE = Instant.parse("2026-08-31T23:59:59.999Z");
  private static final Instant BEGIN = Instant.parse("2026-09-01T00:00:00Z");
  private static final Instant ITS_LAST_MOMENT = Instant.parse("2026-09-30T23:59:59.999Z");
  private static final Instant OVER = Instant.parse("2026-10-01T00:00:00Z");

  private static final Quantity CLIP = new Quantity.PerRequest();
  private static final PriceRule PROMOTION = flat("0.10").from(FIRST).until(LAST);

  private static final Comparator<Validity> BY_START =
      Comparator.comparing(days -> days.from().getOrElse(LocalDate.MIN));

  @Test
  void aRuleWithoutDaysHoldsAlways() {
    PriceList price = PriceList.of(flat("0.20"));
    assertThat(amount(price, Instant.EPOCH)).isEqualTo("0.20 USD");
    assertThat(price.changesAfter(Instant.EPOCH)).isEmpty();
  }

  @Test
  void aPromotionBeginsAndEndsByItselfAtMidnightUtc() {
    PriceList price =
        PriceList.of(
            flat("0.30").from(LAST.plusDays(1)), PROMOTION, flat("0.20").until(FIRST.minusDays(1)));
    assertThat(amount(price, BEFORE)).isEqualTo("0.20 USD");
    assertThat(amount(price, BEGIN)).isEqualTo("0.10 USD");
    assertThat(amount(price, ITS_LAST_MOMENT)).isEqualTo("0.10 USD");
    assertThat(amount(price, OVER)).isEqualTo("0.30 USD");
    assertThat(price.rules()).extracting(PriceRule::validity).isSortedAccordingTo(BY_START);
  }

  @Test
  void aDayWithoutARuleHasNoPriceAndNotItsNeighbours() {
    PriceList price = PriceList.of(PROMOTION);
    assertThat(amount(price, BEFORE))
        .isEqualTo("no price is known for 2026-08-31, only from 2026-09-01 until 2026-09-30");
    assertThat(amount(price, OVER))
        .isEqualTo("no price is known for 2026-10-01, only from 2026-09-01 until 2026-09-30");
    assertThat(price.at(OVER)).isEmpty();
  }

  @Test
  void changesAreTheDaysThatAreStillToCome() {
    PriceList price = PriceList.of(PROMOTION, flat("0.30").from(LocalDate.of(2026, 12, 1)));
    LocalDate end = LAST.plusDays(1);
    LocalDate later = LocalDate.of(2026, 12, 1);
    assertThat(price.changesAfter(BEFORE)).containsExactly(FIRST, end, later);
    assertThat(price.changesAfter(BEGIN)).containsExactly(end, later);
    assertThat(price.changesAfter(OVER)).containsExactly(later);
    assertThat(price.changesAfter(Instant.parse("2026-12-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void twoPricesOnOneDayAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceList.of(PROMOTION, flat("0.20").from(LAST)))
        .withMessage(
            "two prices on one day: from 2026-09-01 until 2026-09-30, and from 2026-09-30");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceList.of(PROMOTION, flat("0.20")))
        .withMessage("two prices on one day: always, and from 2026-09-01 until 2026-09-30");
    assertThatIllegalArgumentException().isThrownBy(() -> new PriceList(List.of()));
  }

  @Test
  void whatEndsBeforeItBeginsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Validity.always().startingOn(LAST).endingWith(FIRST))
        .withMessage("from 2026-09-30 until 2026-09-01");
    assertThat(Validity.always().startingOn(FIRST).endingWith(FIRST).contains(FIRST)).isTrue();
  }

  @Test
  void anUndatedRuleIsRoughAndHasNoDay() {
    PriceRule rule = PriceRule.undated("an undated page", Part.of(CLIP, Rate.of("0.20")));
    assertThat(rule.quote(PriceFacts.none()))
        .isInstanceOfSatisfying(
            Quote.Known.class,
            known -> {
              assertThat(known.asOf()).isEmpty();
              assertThat(known.confidence()).isEqualTo(Confidence.ROUGH);
            });
  }

  private static PriceRule flat(String usd) {
    return PriceRule.usd(READ, Confidence.PUBLISHED, "a page", Part.of(CLIP, Rate.of(usd)));
  }

  private static String amount(PriceList price, Instant now) {
    return switch (price.quote(PriceFacts.none(), now)) {
      case Quote.Known known -> known.amount().toString();
      case Quote.Unknown unknown -> unknown.reason();
    };
  }
}
