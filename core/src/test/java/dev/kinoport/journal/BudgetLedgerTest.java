package dev.kinoport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Charge;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class BudgetLedgerTest {
  private static final Order FIRST = TestOrders.costing("g1", "0.28");
  private static final Order SECOND = TestOrders.costing("g2", "0.56");
  private static final BudgetLedger BOTH = BudgetLedger.empty().reserve(FIRST).reserve(SECOND);

  @Test
  void aPurseNeverUsedKnowsNoCurrency() {
    assertThat(BudgetLedger.empty().committed()).isEmpty();
    assertThat(BudgetLedger.empty().reserve(TestOrders.unpriced("g3")))
        .isEqualTo(BudgetLedger.empty());
  }

  @Test
  void reservationsAddUp() {
    assertThat(BOTH.reserved()).contains(Money.usd("0.84"));
    assertThat(BOTH.committed()).contains(Money.usd("0.84"));
    assertThat(BOTH.spent()).isEmpty();
  }

  @Test
  void whatIsBilledReplacesWhatWasReserved() {
    BudgetLedger less = BOTH.settle(FIRST, billed("0.20"));
    BudgetLedger more = BOTH.settle(FIRST, billed("0.90"));

    assertThat(less).isEqualTo(ledger("0.56", "0.20"));
    assertThat(more).isEqualTo(ledger("0.56", "0.90"));
    assertThat(more.committed()).contains(Money.usd("1.46"));
  }

  @Test
  void nothingChargedGivesTheReservationBack() {
    assertThat(BOTH.settle(SECOND, Cost.nothing(SECOND))).isEqualTo(ledger("0.28", "0"));
  }

  @Test
  void aQuoteThatStandsInIsSpent() {
    assertThat(BOTH.settle(SECOND, Cost.of(SECOND, Charge.unknown())))
        .isEqualTo(ledger("0.28", "0.56"));
  }

  @Test
  void moneyThatMayBeGoneIsNotGivenOutAgain() {
    assertThat(BOTH.settle(SECOND, Cost.unknown())).isEqualTo(ledger("0.28", "0.56"));
  }

  @Test
  void afterAllHasEndedNothingIsReserved() {
    BudgetLedger end = BOTH.settle(FIRST, billed("0.28")).settle(SECOND, Cost.nothing(SECOND));

    assertThat(end).isEqualTo(ledger("0", "0.28"));
  }

  private static Cost billed(String usd) {
    return Cost.of(FIRST, new Charge(Option.none(), Option.of(Money.usd(usd))));
  }

  private static BudgetLedger ledger(String reserved, String spent) {
    return new BudgetLedger(Option.of(Money.usd(reserved)), Option.of(Money.usd(spent)));
  }
}
