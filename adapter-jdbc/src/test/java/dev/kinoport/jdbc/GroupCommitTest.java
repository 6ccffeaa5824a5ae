package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes that wait at the same time share one commit of SQLite, and each has its own answer. */
class GroupCommitTest {
  private static final Budget PURSE = new Budget("purse", Money.usd("1"));

  @TempDir Path folder = Path.of("");

  private static GenerationId id(String id) {
    return new GenerationId(id);
  }

  private static Order order(String id, Option<String> key, String prompt) {
    return SampleOrders.order(id, key, SampleOrders.request(prompt), Option.of(PURSE));
  }

  private static Order order(String id) {
    return order(id, Option.none(), "a kite");
  }

  private static Supplier<Object> admit(JdbcJournal journal, Order order) {
    return () -> journal.admit(List.of(order));
  }

  private static Supplier<Object> append(JdbcJournal journal, String id, long known) {
    return () ->
        journal.append(id(id), known, new GenerationEvent.CancelAsked(SampleOrders.ORDERED_AT));
  }

  private static Try<Object> admitted(String id, boolean isNew) {
    return Try.success(Either.right(List.of(new Admission(id(id), isNew))));
  }

  private static Try<Object> version(long version) {
    return Try.success(Either.right(version));
  }

  @Test
  void thoseThatWaitShareACommitAndEachHasItsAnswer() {
    BrokenSource source = new BrokenSource(Database.SQLITE.empty(folder));
    try (JdbcJournal journal = JdbcJournal.on(source.source()).get()) {
      assertThat(journal.admit(List.of(order("old"))).isRight()).isTrue();
      int before = source.commits();

      List<Try<Object>> answers =
          Gathering.of(
              source,
              List.of(
                  admit(journal, order("g1")),
                  admit(journal, order("g2", Option.of("key"), "a kite")),
                  append(journal, "old", 1),
                  append(journal, "old", 1),
                  admit(journal, order("g3", Option.of("key"), "a kite")),
                  admit(journal, order("g4", Option.of("key"), "a boat")),
                  admit(journal, order("g5"))));

      assertThat(answers)
          .containsExactly(
              admitted("g1", true),
              admitted("g2", true),
              version(2),
              Try.success(Either.left(new AppendRefusal.Conflict(2))),
              admitted("g2", false),
              Try.success(Either.left(new AdmissionRefusal.KeyTaken("key", id("g2")))),
              Try.success(
                  Either.left(
                      new AdmissionRefusal.OverBudget(
                          "purse", Money.usd("1"), Money.usd("0.84"), Money.usd("0.28")))));
      assertThat(source.commits() - before).as("the first, and all others").isEqualTo(2);
      assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.84"));
      assertThat(journal.unfinished().get()).containsExactly(id("old"), id("g1"), id("g2"));
    }
  }

  @Test
  void oneThatFailsTakesNobodyWithIt() {
    BrokenSource source = new BrokenSource(Database.SQLITE.empty(folder));
    try (JdbcJournal journal = JdbcJournal.on(source.source()).get()) {
      assertThat(journal.admit(List.of(order("old"))).isRight()).isTrue();

      List<Try<Object>> answers =
          Gathering.of(
              source,
              List.of(
                  append(journal, "old", 1),
                  admit(journal, order("g1")),
                  admit(journal, order("old")),
                  append(journal, "old", 2)));

      assertThat(answers.get(1)).isEqualTo(admitted("g1", true));
      assertThat(answers.get(2).getCause())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("admitted before: old");
      assertThat(answers.get(3)).isEqualTo(version(3));
      assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.56"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostCommitOfManyIsFoundOutForEach(BrokenSource.Cut place) {
    BrokenSource source = new BrokenSource(Database.SQLITE.empty(folder));
    try (JdbcJournal journal = JdbcJournal.on(source.source()).get()) {
      assertThat(journal.admit(List.of(order("old"))).isRight()).isTrue();

      List<Try<Object>> answers =
          Gathering.of(
              source,
              List.of(
                  append(journal, "old", 1),
                  append(journal, "old", 2),
                  admit(journal, order("g1")),
                  admit(journal, order("g2"))),
              place);

      assertThat(answers)
          .containsExactly(version(2), version(3), admitted("g1", true), admitted("g2", true));
      assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.84"));
      assertThat(journal.read(id("old")).get().get().version()).isEqualTo(3);
    }
  }
}
