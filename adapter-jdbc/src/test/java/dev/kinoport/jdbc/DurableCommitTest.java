package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.session.DriverSource;
import dev.kinoport.postgres.NeedsPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL has answered is on its disk, whatever others have set. */
@ExtendWith(NeedsPostgres.class)
class DurableCommitTest {
  private static final String SETTING = "current_setting('synchronous_commit')";

  private final String url = Database.emptyOnServer();

  /** Whoever commits an event leaves behind what holds for the commit itself. */
  @BeforeEach
  void rememberHowEachCommitIsDone() throws SQLException {
    inDatabase("CREATE TABLE commits (seq SERIAL, setting TEXT)");
    inDatabase(
        "CREATE FUNCTION remember() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " INSERT INTO public.commits (setting) VALUES ("
            + SETTING
            + "); RETURN NULL; END $$");
    inDatabase(
        Database.POSTGRESQL.ours(
            "CREATE CONSTRAINT TRIGGER remember AFTER INSERT ON {events} DEFERRABLE INITIALLY"
                + " DEFERRED FOR EACH ROW EXECUTE FUNCTION remember()"));
  }

  @ParameterizedTest
  @CsvSource({
    "off, on",
    "on, on",
    "local, local",
    "remote_write, remote_write",
    "remote_apply, remote_apply"
  })
  void noCommitIsAnsweredBeforeTheDiskAndNoneWaitsForLess(String set, String held)
      throws SQLException {
    String withSetting = url + "&options=-c%20synchronous_commit=" + set;
    DriverSource lent = new DriverSource(withSetting, new Properties(), "the driver");

    try (JdbcJournal borrowing = JdbcJournal.on(lent).get();
        JdbcJournal own = JdbcJournal.at(withSetting).get()) {
      writeAll(borrowing, "g1");
      writeAll(own, "g2");
    }

    assertThat(commits()).hasSize(8).containsOnly(held);
  }

  /** An administrator's change is heard by connections that are open, too. */
  @Test
  void whatIsSetWhileAConnectionIsOpenChangesNothing() throws SQLException {
    try (JdbcJournal own = JdbcJournal.at(url).get()) {
      writeAll(own, "g1");
      inDatabase(
          "CREATE FUNCTION loosen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
              + " PERFORM set_config('synchronous_commit', 'off', false); RETURN NULL; END $$");
      inDatabase(
          Database.POSTGRESQL.ours(
              "CREATE CONSTRAINT TRIGGER zz_loosen AFTER INSERT ON {generations} DEFERRABLE"
                  + " INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION loosen()"));
      assertThat(own.admit(List.of(SampleOrders.order("loosens"))).isRight()).isTrue();
      inDatabase("TRUNCATE commits");

      assertThat(own.append(new GenerationId("loosens"), 1, note()).isRight()).isTrue();
    }

    assertThat(commits()).containsExactly("on");
  }

  private static void writeAll(JdbcJournal journal, String id) {
    GenerationId generation = new GenerationId(id);
    assertThat(journal.admit(List.of(SampleOrders.order(id))).isRight()).isTrue();
    assertThat(journal.depart(generation, 1, SampleOrders.leaving(), SampleOrders.LIMITS).isRight())
        .isTrue();
    assertThat(journal.append(generation, 2, note()).isRight()).isTrue();
    assertThat(
            journal
                .append(
                    generation,
                    3,
                    new GenerationEvent.SubmitFailed(
                        1, "throttled", SampleOrders.ORDERED_AT, SampleOrders.ORDERED_AT))
                .isRight())
        .isTrue();
  }

  private static GenerationEvent note() {
    return new GenerationEvent.CancelAsked(SampleOrders.ORDERED_AT);
  }

  private List<String> commits() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return Sql.list(
          connection, row -> row.getString(1), "SELECT setting FROM commits ORDER BY seq");
    }
  }

  private void inDatabase(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      Sql.execute(connection, sql);
    }
  }
}
