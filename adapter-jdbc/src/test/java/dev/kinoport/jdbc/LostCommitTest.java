package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.Sql;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.jdbc.event.EventDice;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.postgres.PostgresServer;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection is lost in the middle of a commit. Whether it was done must be found out:
 * "somebody else was faster" would be a wrong answer, and so would "it is not there".
 */
@ExtendWith(NeedsPostgres.class)
class LostCommitTest {
  private static final GenerationId ID = new GenerationId("g1");

  private static GenerationEvent note(int second) {
    return new GenerationEvent.CancelAsked(SampleOrders.ORDERED_AT.plusSeconds(second));
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatIsThereIsAnsweredWell(Database database, @TempDir Path folder) {
    BrokenSource broken = new BrokenSource(database.empty(folder));
    try (JdbcJournal journal = JdbcJournal.on(broken.source()).get()) {
      broken.cut(BrokenSource.Cut.AFTER_THE_COMMIT);
      assertThat(journal.admit(List.of(SampleOrders.order("g1"), SampleOrders.order("g2"))).get())
          .containsExactly(new Admission(ID, true), new Admission(new GenerationId("g2"), true));

      broken.cut(BrokenSource.Cut.AFTER_THE_COMMIT);
      assertThat(journal.append(ID, 1, note(1)).get()).isEqualTo(2);

      assertThat(journal.read(ID).get().get().version()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatIsNotThereIsWrittenAgainAndOnce(Database database, @TempDir Path folder) {
    BrokenSource broken = new BrokenSource(database.empty(folder));
    Budget purse = new Budget("purse", Money.usd("1"));
    Order order =
        SampleOrders.order("g1", Option.none(), SampleOrders.request("a kite"), Option.of(purse));
    try (JdbcJournal journal = JdbcJournal.on(broken.source()).get()) {
      broken.cut(BrokenSource.Cut.BEFORE_THE_COMMIT);
      assertThat(journal.admit(List.of(order)).get()).containsExactly(new Admission(ID, true));
      assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.28"));

      broken.cut(BrokenSource.Cut.BEFORE_THE_COMMIT);
      assertThat(journal.append(ID, 1, note(1)).get()).isEqualTo(2);
      assertThat(journal.read(ID).get().get().version()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTroubleThatMayBeLostIsWrittenOnceMore(Database database, @TempDir Path folder) {
    BrokenSource broken = new BrokenSource(database.empty(folder));
    Trouble trouble = new EventDice(1).trouble();
    try (JdbcJournal journal = JdbcJournal.on(broken.source()).get()) {
      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
      for (BrokenSource.Cut cut : BrokenSource.Cut.values()) {
        broken.cut(cut);

        assertThat(journal.note(ID, 1, trouble).isRight()).as("%s", cut).isTrue();
      }
      assertThat(journal.trouble(ID).get().get().since()).isEqualTo(trouble.since());
      assertThat(journal.trouble(ID).get().get().times())
          .as("one that was written and lost counts twice")
          .isBetween(3, 4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whenNobodyKnowsTheFaultSaysSoAndNamesWhatToLookFor(Database database, @TempDir Path folder) {
    BrokenSource broken = new BrokenSource(database.empty(folder));
    try (JdbcJournal journal = JdbcJournal.on(broken.source()).get()) {
      broken.cutForGood(BrokenSource.Cut.AFTER_THE_COMMIT);
      assertThat(reason(journal.admit(List.of(SampleOrders.order("g1"), SampleOrders.order("g2")))))
          .contains("nobody knows whether generation g1 and the 1 with it was written")
          .contains("does not answer");
      broken.cutForGood(BrokenSource.Cut.BEFORE_THE_COMMIT);
      assertThat(reason(journal.admit(List.of(SampleOrders.order("g3")))))
          .contains("nobody knows whether generation g3 was written: look for it");

      broken.cut(BrokenSource.Cut.NOWHERE);
      assertThat(journal.unfinished().get())
          .as("whoever looks finds those that are there")
          .containsExactly(ID, new GenerationId("g2"));
      broken.cutForGood(BrokenSource.Cut.AFTER_THE_COMMIT);
      assertThat(journal.append(ID, 1, note(1)).getLeft())
          .isInstanceOfSatisfying(
              AppendRefusal.Unavailable.class,
              fault ->
                  assertThat(fault.reason())
                      .contains("nobody knows whether generation g1, event 2 was written"));
    }
  }

  private static String reason(Either<AdmissionRefusal, List<Admission>> answer) {
    return ((AdmissionRefusal.Unavailable) answer.getLeft()).reason();
  }

  @ParameterizedTest
  @EnumSource
  void whenSomebodyElseWroteInsteadItIsNotTakenForOurs(Database database, @TempDir Path folder) {
    String url = database.empty(folder);
    BrokenSource broken = new BrokenSource(url);
    try (JdbcJournal journal = JdbcJournal.on(broken.source()).get();
        JdbcJournal other = JdbcJournal.at(url).get()) {
      assertThat(other.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
      assertThat(other.append(ID, 1, note(1)).get()).isEqualTo(2);

      broken.cut(BrokenSource.Cut.AFTER_THE_COMMIT);
      assertThat(journal.append(ID, 1, note(1)).getLeft())
          .as("the same event, at the same version")
          .isEqualTo(new AppendRefusal.Conflict(2));
    }
  }

  @Test
  void aWorkerThatStopsInTheMiddleDoesNotHoldUpTheOthersForLong() throws SQLException {
    String url = Database.emptyOnServer();
    try (JdbcJournal journal = JdbcJournal.at(url).get();
        Connection stopped = DriverManager.getConnection(url)) {
      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
      Sql.execute(stopped, Dialect.POSTGRESQL.begin());
      Sql.execute(stopped, "SET LOCAL idle_in_transaction_session_timeout = '500ms'");
      Sql.execute(stopped, "UPDATE kinoport.generations SET version = version + 1 WHERE id = 'g1'");

      assertThat(journal.append(ID, 1, note(1)).get()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatCutsAllLinesIsAskedAgain() {
    String url = Database.emptyOnServer();
    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
      PostgresServer.command(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND datname LIKE 'journal%'");

      assertThat(journal.append(ID, 1, note(1)).get()).isEqualTo(2);
      PostgresServer.command(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND datname LIKE 'journal%'");
      assertThat(journal.read(ID).get().get().version()).isEqualTo(2);
    }
  }
}
