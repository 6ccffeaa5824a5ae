package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.History;
import dev.kinoport.postgres.NeedsPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a journal remembers of a history never stands against what the database has. */
@ExtendWith(NeedsPostgres.class)
class RememberedHistoryTest {
  private static final GenerationId ID = new GenerationId("g1");

  private static GenerationEvent event(int second) {
    return new GenerationEvent.CancelAsked(SampleOrders.ORDERED_AT.plusSeconds(second));
  }

  private static List<GenerationEvent> behindTheFirst(JdbcJournal journal) {
    History history = journal.read(ID).get().get();
    return history.events().subList(1, history.events().size());
  }

  private static void execute(Database database, String url, String... statements)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      for (String statement : statements) {
        Sql.execute(connection, database.ours(statement));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAnotherWroteMeanwhileIsRead(Database database, @TempDir Path folder) {
    String url = database.empty(folder);
    try (JdbcJournal journal = JdbcJournal.at(url).get();
        JdbcJournal other = JdbcJournal.at(url).get()) {
      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
      assertThat(behindTheFirst(journal)).isEmpty();

      assertThat(other.append(ID, 1, event(1)).get()).isEqualTo(2);
      assertThat(behindTheFirst(journal)).containsExactly(event(1));

      assertThat(journal.append(ID, 2, event(2)).get()).isEqualTo(3);
      assertThat(behindTheFirst(journal)).containsExactly(event(1), event(2));
      assertThat(behindTheFirst(other)).containsExactly(event(1), event(2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBackupThatWasRestoredAndWentOnIsReadAnew(Database database, @TempDir Path folder)
      throws SQLException {
    String url = database.empty(folder);
    try (JdbcJournal journal = JdbcJournal.at(url).get();
        JdbcJournal other = JdbcJournal.at(url).get()) {
      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
      assertThat(journal.append(ID, 1, event(1)).get()).isEqualTo(2);
      assertThat(behindTheFirst(journal)).containsExactly(event(1));

      execute(
          database,
          url,
          "DELETE FROM {events} WHERE version = 2",
          "UPDATE {generations} SET version = 1");
      assertThat(behindTheFirst(journal)).isEmpty();

      assertThat(behindTheFirst(other)).isEmpty();
      assertThat(journal.append(ID, 1, event(1)).get()).isEqualTo(2);
      assertThat(behindTheFirst(journal)).containsExactly(event(1));
      execute(
          database,
          url,
          "DELETE FROM {events} WHERE version = 2",
          "UPDATE {generations} SET version = 1");
      assertThat(other.append(ID, 1, event(7)).get()).isEqualTo(2);
      assertThat(behindTheFirst(journal)).containsExactly(event(7));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasForgottenIsGone(Database database, @TempDir Path folder) throws SQLException {
    String url = database.empty(folder);
    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
      assertThat(behindTheFirst(journal)).isEmpty();

      execute(database, url, "DELETE FROM {events}", "DELETE FROM {generations}");

      assertThat(journal.read(ID).get()).isEmpty();
    }
  }
}
