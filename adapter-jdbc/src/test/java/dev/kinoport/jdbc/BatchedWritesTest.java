package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Admissions that come at the same time, and ends, share one commit of PostgreSQL. */
@ExtendWith(NeedsPostgres.class)
class BatchedWritesTest {
  private static final Budget PURSE = new Budget("purse", Money.usd("1"));
  private static final Budget OTHER = new Budget("another", Money.usd("1"));

  private static GenerationId id(String id) {
    return new GenerationId(id);
  }

  private static Order order(String id, Option<String> key, String prompt, Budget budget) {
    return SampleOrders.order(id, key, SampleOrders.request(prompt), Option.of(budget));
  }

  private static Order order(String id) {
    return order(id, Option.none(), "a kite", PURSE);
  }

  private static Supplier<Object> admit(JdbcJournal journal, Order... orders) {
    return () -> journal.admit(List.of(orders));
  }

  private static Supplier<Object> end(JdbcJournal journal, String id, String usd) {
    Cost cost = new Cost(Cost.Basis.BILLED, Option.of(Money.usd(usd)), Option.none());
    return () ->
        journal.append(id(id), 1, new GenerationEvent.Cancelled(cost, SampleOrders.ORDERED_AT));
  }

  private static Try<Object> admitted(String id, boolean isNew) {
    return Try.success(Either.right(List.of(new Admission(id(id), isNew))));
  }

  private static Try<Object> ended() {
    return Try.success(Either.right(2L));
  }

  private static BudgetLedger ledger(String reserved, String spent) {
    return new BudgetLedger(Option.of(Money.usd(reserved)), Option.of(Money.usd(spent)));
  }

  @Test
  void admissionsThatWaitShareACommitAndEachHasItsAnswer() {
    BrokenSource source = new BrokenSource(Database.emptyOnServer());
    try (JdbcJournal journal = JdbcJournal.on(source.source()).get()) {
      assertThat(journal.admit(List.of(order("old"))).isRight()).isTrue();
      int before = source.commits();

      List<Try<Object>> answers =
          Gathering.of(
              source,
              List.of(
                  admit(journal, order("g1")),
                  admit(journal, order("g2", Option.of("key"), "a kite", PURSE)),
                  admit(journal, order("g3", Option.of("key"), "a kite", PURSE)),
                  admit(journal, order("g4", Option.of("key"), "a boat", PURSE)),
                  admit(journal, order("g5", Option.none(), "a kite", OTHER), order("g6")),
                  admit(journal, order("g7", Option.none(), "a kite", OTHER))));

      assertThat(answers)
          .containsExactly(
              admitted("g1", true),
              admitted("g2", true),
              admitted("g2", false),
              Try.success(Either.left(new AdmissionRefusal.KeyTaken("key", id("g2")))),
              Try.success(
                  Either.left(
                      new AdmissionRefusal.OverBudget(
                          "purse", Money.usd("1"), Money.usd("0.84"), Money.usd("0.28")))),
              admitted("g7", true));
      assertThat(source.commits() - before).as("the first, and all others").isEqualTo(2);
      assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.84"));
      assertThat(journal.ledger("another").get().reserved())
          .as("not what came with the one that was refused")
          .contains(Money.usd("0.28"));
      assertThat(journal.unfinished().get())
          .containsExactly(id("old"), id("g1"), id("g2"), id("g7"));
    }
  }

  @Test
  void oneThatFailsTakesNobodyWithIt() {
    BrokenSource source = new BrokenSource(Database.emptyOnServer());
    try (JdbcJournal journal = JdbcJournal.on(source.source()).get()) {
      assertThat(journal.admit(List.of(order("old"))).isRight()).isTrue();

      List<Try<Object>> answers =
          Gathering.of(
              source,
              List.of(
                  admit(journal, order("g1")),
                  admit(journal, order("old")),
                  admit(journal, order("g2"))));

      assertThat(answers.get(0)).isEqualTo(admitted("g1", true));
      assertThat(answers.get(1).getCause())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("admitted before: old");
      assertThat(answers.get(2)).isEqualTo(admitted("g2", true));
      assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.84"));
    }
  }

  @Test
  void endsThatWaitShareACommitAndEachSettlesOnce() {
    BrokenSource source = new BrokenSource(Database.emptyOnServer());
    try (JdbcJournal journal = JdbcJournal.on(source.source()).get()) {
      assertThat(
              journal
                  .admit(
                      List.of(
                          order("g1"),
                          order("g2"),
                          order("g3", Option.none(), "a kite", OTHER),
                          SampleOrders.order("g4")))
                  .isRight())
          .isTrue();
      int before = source.commits();

      List<Try<Object>> answers =
          Gathering.of(
              source,
              List.of(
                  end(journal, "g1", "0.10"),
                  end(journal, "g4", "0.40"),
                  end(journal, "g3", "0.30"),
                  end(journal, "g2", "0.20"),
                  end(journal, "g2", "0.25"),
                  end(journal, "g9", "0.10")));

      assertThat(answers)
          .containsExactly(
              ended(),
              ended(),
              ended(),
              ended(),
              Try.success(Either.left(new AppendRefusal.Conflict(2))),
              Try.success(Either.left(new AppendRefusal.NoSuchGeneration())));
      assertThat(source.commits() - before).as("the first, and all others").isEqualTo(2);
      assertThat(journal.ledger("purse").get()).isEqualTo(ledger("0.00", "0.30"));
      assertThat(journal.ledger("another").get()).isEqualTo(ledger("0.00", "0.30"));
      assertThat(journal.unfinished().get()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostCommitOfManyIsFoundOutForEach(BrokenSource.Cut place) {
    BrokenSource source = new BrokenSource(Database.emptyOnServer());
    try (JdbcJournal journal = JdbcJournal.on(source.source()).get()) {
      List<Supplier<Object>> admissions =
          Stream.of("g1", "g2", "g3").map(id -> admit(journal, order(id))).toList();
      assertThat(Gathering.of(source, admissions, place))
          .containsExactly(admitted("g1", true), admitted("g2", true), admitted("g3", true));
      assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.84"));

      List<Supplier<Object>> ends =
          Stream.of("g1", "g2", "g3").map(id -> end(journal, id, "0.20")).toList();
      assertThat(Gathering.of(source, ends, place)).containsExactly(ended(), ended(), ended());
      assertThat(journal.ledger("purse").get()).isEqualTo(ledger("0.00", "0.60"));
    }
  }
}
