package dev.kinoport.testkit;

import static dev.kinoport.testkit.Samples.paidFrom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.journal.Journal;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The money of a {@link Journal}: reserved in one step with the admission, settled by the end. */
abstract class PurseContract {
  private static final Instant NOW = Samples.ORDERED_AT.plusSeconds(60);
  private static final Budget DOLLAR = new Budget("dollar", Money.usd("1"));
  private static final Budget EURO = new Budget("euro", Money.of("1", "EUR"));

  abstract Journal journal();

  private static BudgetLedger ledger(String reserved, String spent) {
    return new BudgetLedger(Option.of(Money.usd(reserved)), Option.of(Money.usd(spent)));
  }

  private static BudgetLedger reserved(String usd) {
    return new BudgetLedger(Option.of(Money.usd(usd)), Option.none());
  }

  private static boolean admitted(Journal journal, Order... orders) {
    return journal.admit(List.of(orders)).isRight();
  }

  @Test
  void aPurseNeverUsedIsEmpty() {
    assertThat(journal().ledger("dollar").get()).isEqualTo(BudgetLedger.empty());
  }

  @Test
  void aPurseHoldsExactlyItsLimitAndNoCentMore() {
    Journal journal = journal();

    assertThat(admitted(journal, paidFrom(DOLLAR, "g1", "0.72"))).isTrue();
    assertThat(admitted(journal, paidFrom(DOLLAR, "g2", "0.281"))).isFalse();
    assertThat(admitted(journal, paidFrom(DOLLAR, "g3", "0.28"))).isTrue();
    assertThat(admitted(journal, paidFrom(DOLLAR, "g4", "0.001"))).isFalse();

    assertThat(journal.ledger("dollar").get()).isEqualTo(reserved("1"));
  }

  @Test
  void aRefusalSaysHowMuchIsMissing() {
    Journal journal = journal();
    assertThat(admitted(journal, paidFrom(DOLLAR, "g1", "0.56"))).isTrue();

    AdmissionRefusal refusal =
        journal
            .admit(
                List.of(
                    paidFrom(DOLLAR, "g2", "0.30"),
                    paidFrom(DOLLAR, "g3", "0.30"),
                    paidFrom(DOLLAR, "g4", "0.30")))
            .getLeft();

    assertThat(refusal)
        .isEqualTo(
            new AdmissionRefusal.OverBudget(
                "dollar", Money.usd("1"), Money.usd("0.56"), Money.usd("0.90")));
  }

  @Test
  void ordersOfOneBatchAreReservedTogetherOrNotAtAll() {
    Journal journal = journal();

    assertThat(
            admitted(
                journal,
                paidFrom(DOLLAR, "g1", "0.28"),
                paidFrom(DOLLAR, "g2", "0.28"),
                paidFrom(DOLLAR, "g3", "0.56")))
        .isFalse();
    assertThat(journal.ledger("dollar").get()).isEqualTo(BudgetLedger.empty());
    assertThat(journal.unfinished().get()).isEmpty();

    assertThat(admitted(journal, paidFrom(DOLLAR, "g1", "0.28"), paidFrom(DOLLAR, "g2", "0.56")))
        .isTrue();
    assertThat(journal.ledger("dollar").get()).isEqualTo(reserved("0.84"));
  }

  @Test
  void theSmallestLimitOfAPurseCounts() {
    Journal journal = journal();
    Budget half = new Budget("dollar", Money.usd("0.50"));

    assertThat(admitted(journal, paidFrom(DOLLAR, "g1", "0.40"))).isTrue();
    assertThat(admitted(journal, paidFrom(half, "g2", "0.20"))).isFalse();
    assertThat(admitted(journal, paidFrom(half, "g3", "0.10"))).isTrue();
  }

  @Test
  void pursesAreSeparate() {
    Journal journal = journal();
    Budget other = new Budget("other", Money.usd("0.30"));

    assertThat(admitted(journal, paidFrom(DOLLAR, "g1", "0.90"), paidFrom(other, "g2", "0.28")))
        .isTrue();
    assertThat(admitted(journal, paidFrom(DOLLAR, "g3", "0.05"), paidFrom(other, "g4", "0.28")))
        .isFalse();

    assertThat(journal.ledger("dollar").get()).isEqualTo(reserved("0.90"));
    assertThat(journal.ledger("other").get()).isEqualTo(reserved("0.28"));
  }

  @Test
  void eachPurseHasItsCurrency() {
    Journal journal = journal();
    Quote inEuro =
        new Quote.Known(
            Money.of("0.70", "EUR"),
            LocalDate.parse("2026-01-01"),
            Confidence.MEASURED,
            "one clip");
    Order order =
        Samples.order("g1", Option.none(), Samples.request("a kite"), inEuro, Option.of(EURO));

    assertThat(admitted(journal, order, paidFrom(DOLLAR, "g2", "0.70"))).isTrue();

    assertThat(journal.ledger("euro").get().committed()).contains(Money.of("0.70", "EUR"));
    assertThat(journal.ledger("dollar").get().committed()).contains(Money.usd("0.70"));
  }

  @Test
  void whatNobodyLimitsIsNotCounted() {
    Journal journal = journal();

    assertThat(admitted(journal, Samples.order("g1"))).isTrue();

    assertThat(journal.ledger("default").get()).isEqualTo(BudgetLedger.empty());
  }

  @Test
  void whatIsAdmittedAgainReservesNothing() {
    Journal journal = journal();

    assertThat(admitted(journal, keyed("g1"))).isTrue();
    assertThat(admitted(journal, keyed("g2"), keyed("g3"))).isTrue();

    assertThat(journal.ledger("dollar").get()).isEqualTo(reserved("0.60"));
  }

  private static Order keyed(String id) {
    return Samples.order(
        id, Option.of("key"), Samples.request("a kite"), Samples.quote("0.60"), Option.of(DOLLAR));
  }

  @ParameterizedTest
  @CsvSource({
    "BILLED, 0.20, 0.20",
    "BILLED, 0.90, 0.90",
    "QUOTED, 0.28, 0.28",
    "NOTHING, 0, 0",
    "UNKNOWN, , 0.28",
    "UNKNOWN, 0.28, 0.28"
  })
  void theEndTurnsWhatWasReservedIntoWhatItCost(Cost.Basis basis, String usd, String spent) {
    Journal journal = journal();
    Order order = paidFrom(DOLLAR, "g1", "0.28");
    assertThat(admitted(journal, order, paidFrom(DOLLAR, "g2", "0.50"))).isTrue();
    Cost cost = new Cost(basis, Option.of(usd).map(Money::usd), Option.none());

    end(journal, order, new GenerationEvent.Cancelled(cost, NOW));

    assertThat(journal.ledger("dollar").get()).isEqualTo(ledger("0.50", spent));
  }

  @Test
  void anEndAfterTheEndSettlesNothing() {
    Journal journal = journal();
    Order order = paidFrom(DOLLAR, "g1", "0.28");
    assertThat(admitted(journal, order, paidFrom(DOLLAR, "g2", "0.50"))).isTrue();
    Cost cost = new Cost(Cost.Basis.BILLED, Option.of(Money.usd("0.20")), Option.none());
    end(journal, order, new GenerationEvent.Cancelled(cost, NOW));

    end(journal, order, new GenerationEvent.Cancelled(Cost.unknown(), NOW.plusSeconds(1)));

    assertThat(journal.ledger("dollar").get()).isEqualTo(ledger("0.50", "0.20"));
    assertThat(journal.unfinished().get()).containsExactly(new GenerationId("g2"));
  }

  @Test
  void everyKindOfEndSettles() {
    Journal journal = journal();
    List<Order> orders =
        Stream.of("g1", "g2", "g3").map(id -> paidFrom(DOLLAR, id, "0.30")).toList();
    assertThat(journal.admit(orders).isRight()).isTrue();
    Cost cost = new Cost(Cost.Basis.BILLED, Option.of(Money.usd("0.10")), Option.none());

    end(journal, orders.get(0), new GenerationEvent.Cancelled(cost, NOW));
    end(
        journal,
        orders.get(1),
        new GenerationEvent.Failed(new GenerationFailure.Expired("gone"), cost, NOW));
    end(journal, orders.get(2), new GenerationEvent.ClipStored(SampleEvents.STORED, cost, NOW));

    assertThat(journal.ledger("dollar").get()).isEqualTo(ledger("0", "0.30"));
  }

  @Test
  void onlyAnEndSettlesAndOnlyIfItIsWritten() {
    Journal journal = journal();
    Order order = paidFrom(DOLLAR, "g1", "0.28");
    assertThat(admitted(journal, order)).isTrue();

    assertThat(journal.append(order.id(), 1, new GenerationEvent.CancelAsked(NOW)).isRight())
        .isTrue();
    assertThat(
            journal
                .append(order.id(), 1, new GenerationEvent.Cancelled(Cost.nothing(order), NOW))
                .isLeft())
        .isTrue();

    assertThat(journal.ledger("dollar").get()).isEqualTo(reserved("0.28"));
  }

  @Test
  void whatWasGivenBackCanBeReservedAgain() {
    Journal journal = journal();
    Order order = paidFrom(DOLLAR, "g1", "0.80");
    assertThat(admitted(journal, order)).isTrue();
    assertThat(admitted(journal, paidFrom(DOLLAR, "g2", "0.80"))).isFalse();

    end(journal, order, new GenerationEvent.Cancelled(Cost.nothing(order), NOW));

    assertThat(admitted(journal, paidFrom(DOLLAR, "g2", "0.80"))).isTrue();
  }

  @Test
  void whatWasSpentStaysSpent() {
    Journal journal = journal();
    Order order = paidFrom(DOLLAR, "g1", "0.50");
    assertThat(admitted(journal, order)).isTrue();
    Cost more = new Cost(Cost.Basis.BILLED, Option.of(Money.usd("1.20")), Option.none());

    end(journal, order, new GenerationEvent.Cancelled(more, NOW));

    assertThat(admitted(journal, paidFrom(DOLLAR, "g2", "0.01"))).isFalse();
  }

  @Test
  void howeverManyComeAtOnceTheLimitHolds() {
    Journal journal = journal();

    List<Boolean> answers =
        Threads.race(12, i -> admitted(journal, paidFrom(DOLLAR, "g" + i, "0.28")));

    assertThat(answers.stream().filter(answer -> answer)).hasSize(3);
    assertThat(journal.ledger("dollar").get()).isEqualTo(reserved("0.84"));
    assertThat(journal.unfinished().get()).hasSize(3);
  }

  private static void end(Journal journal, Order order, GenerationEvent end) {
    GenerationId id = order.id();
    long version = journal.read(id).get().get().version();
    assertThat(journal.append(id, version, end).isRight()).isTrue();
  }
}
