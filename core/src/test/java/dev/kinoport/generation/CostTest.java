package dev.kinoport.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.generation.Cost.Basis;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Charge;
import io.vavr.control.Option;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final Order ORDER = TestOrders.order("g1");
  private static final Order UNPRICED = TestOrders.unpriced("g2");
  private static final Option<BigDecimal> SIX = Option.of(new BigDecimal("6"));

  @Test
  void theProvidersAmountWinsOverTheQuote() {
    Charge charge = new Charge(SIX, Option.of(Money.usd("0.31")));

    assertThat(Cost.of(ORDER, charge))
        .isEqualTo(new Cost(Basis.BILLED, Option.of(Money.usd("0.31")), SIX));
    assertThat(Cost.withoutClip(ORDER, charge)).isEqualTo(Cost.of(ORDER, charge));
  }

  @Test
  void unitsWithoutAnAmountAreTheQuote() {
    Charge charge = new Charge(SIX, Option.none());

    assertThat(Cost.of(ORDER, charge))
        .isEqualTo(new Cost(Basis.QUOTED, Option.of(Money.usd("0.28")), SIX));
    assertThat(Cost.withoutClip(ORDER, charge).basis()).isEqualTo(Basis.QUOTED);
    assertThat(Cost.of(UNPRICED, charge)).isEqualTo(new Cost(Basis.UNKNOWN, Option.none(), SIX));
  }

  @Test
  void unitsOfAKnownPriceAreMoney() {
    Order metered = TestOrders.metered("g3", "0.28");
    Option<BigDecimal> two = Option.of(new BigDecimal("2"));

    assertThat(Cost.of(metered, new Charge(two, Option.none())))
        .isEqualTo(new Cost(Basis.METERED, Option.of(Money.usd("0.56")), two));
    assertThat(Cost.of(metered, new Charge(two, Option.of(Money.usd("0.50")))).basis())
        .as("the provider's own amount wins")
        .isEqualTo(Basis.BILLED);
    assertThat(Cost.of(metered, Charge.unknown()).basis()).isEqualTo(Basis.QUOTED);
  }

  @Test
  void noUnitsIsNothing() {
    Charge charge = new Charge(Option.of(BigDecimal.ZERO), Option.none());

    assertThat(Cost.of(ORDER, charge).basis()).isEqualTo(Basis.NOTHING);
    assertThat(Cost.of(ORDER, charge).amount()).contains(Money.usd("0"));
    assertThat(Cost.of(UNPRICED, charge).amount()).isEmpty();
  }

  @Test
  void aBilledZeroIsBilled() {
    Charge charge = new Charge(Option.none(), Option.of(Money.usd("0")));

    assertThat(charge.isNothing()).isTrue();
    assertThat(Cost.of(ORDER, charge))
        .isEqualTo(new Cost(Basis.BILLED, Option.of(Money.usd("0")), Option.none()));
  }

  @Test
  void aClipOfWhichTheProviderSaysNoPriceCostsTheQuote() {
    assertThat(Cost.of(ORDER, Charge.unknown()).basis()).isEqualTo(Basis.QUOTED);
    assertThat(Cost.of(UNPRICED, Charge.unknown())).isEqualTo(Cost.unknown());
  }

  @Test
  void withoutAClipAndWithoutAWordNobodyKnowsTheCost() {
    assertThat(Cost.withoutClip(ORDER, Charge.unknown())).isEqualTo(Cost.unknown());
    assertThat(Cost.unknown().amount()).isEmpty();
  }

  @Test
  void nothingBoughtCostsNothing() {
    assertThat(Cost.nothing(ORDER))
        .isEqualTo(new Cost(Basis.NOTHING, Option.of(Money.usd("0")), Option.none()));
    assertThat(Cost.nothing(UNPRICED).amount()).isEmpty();
  }

  @Test
  void namesAndLimitsAreChecked() {
    assertThatThrownBy(() -> new Budget(" ", Money.usd("1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Budget("purse", Money.usd("0")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GenerationId("../etc"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GenerationId("a".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new GenerationId("a".repeat(64))).hasToString("a".repeat(64));
  }
}
