package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.price.Money;
import dev.kinoport.testkit.Threads;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many threads of two journals take from one purse and give back at the same time: never more than
 * its limit, never less than fits, and every cent is accounted for.
 */
@ExtendWith(NeedsPostgres.class)
class OneBudgetTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = Boolean.getBoolean("proof") ? 100 : 10;

  /** Five at a time, and a cent that buys nothing. */
  private static final Budget PURSE = new Budget("purse", Money.usd("1.41"));

  private final AtomicInteger kept = new AtomicInteger();
  private final AtomicInteger paidCents = new AtomicInteger();

  @ParameterizedTest
  @EnumSource
  void neverMoreThanTheLimitAndNeverLessThanFits(Database database, @TempDir Path folder) {
    String url = database.empty(folder);
    try (JdbcJournal one = JdbcJournal.at(url).get();
        JdbcJournal other = JdbcJournal.at(url).get()) {
      List<Boolean> held =
          Threads.race(2 * THREADS, number -> live(number % 2 == 0 ? one : other, number));
      assertThat(held).as("within the limit, whenever anybody looked").containsOnly(true);

      while (one.admit(List.of(order("last-" + kept.get()))).isRight()) {
        kept.incrementAndGet();
      }

      assertThat(one.ledger("purse").get()).isEqualTo(expected());
      Money committed = one.ledger("purse").get().committed().get();
      assertThat(committed).isLessThanOrEqualTo(PURSE.limit());
      assertThat(committed.plus(Money.usd("0.28"))).isGreaterThan(PURSE.limit());
      assertThat(one.unfinished().get()).hasSize(kept.get());
    }
  }

  private BudgetLedger expected() {
    return new BudgetLedger(Option.of(usd(28 * kept.get())), Option.of(usd(paidCents.get())));
  }

  /** Orders, and mostly gives back; whether the purse was never seen beyond its limit. */
  private boolean live(JdbcJournal journal, int number) {
    SplittableRandom dice = new SplittableRandom(number);
    boolean held = true;
    for (int round = 0; round < ROUNDS; round++) {
      Order order = order(number + "-" + round);
      if (journal.admit(List.of(order)).isRight()) {
        int cents = dice.nextInt(40) == 0 ? dice.nextInt(28) : 0;
        end(journal, order, cents);
      }
      held &=
          journal
              .ledger("purse")
              .get()
              .committed()
              .forAll(sum -> sum.compareTo(PURSE.limit()) <= 0);
    }
    return held;
  }

  private void end(JdbcJournal journal, Order order, int cents) {
    Cost cost = new Cost(Cost.Basis.BILLED, Option.of(usd(cents)), Option.none());
    GenerationEvent end = new GenerationEvent.Cancelled(cost, SampleOrders.ORDERED_AT);
    assertThat(journal.append(order.id(), 1, end).get()).isEqualTo(2);
    paidCents.addAndGet(cents);
  }

  private static Money usd(int cents) {
    return new Money(BigDecimal.valueOf(cents, 2), Currency.getInstance("USD"));
  }

  private static Order order(String id) {
    return SampleOrders.order(id, Option.none(), SampleOrders.request("a kite"), Option.of(PURSE));
  }
}
