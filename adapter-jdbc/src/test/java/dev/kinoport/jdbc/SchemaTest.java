package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.database.Sql;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.session.DriverSource;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.testkit.Threads;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables: made once, whoever comes first; left alone by older programs. */
@ExtendWith(NeedsPostgres.class)
class SchemaTest {
  @ParameterizedTest
  @EnumSource
  void whatIsThereStaysWhenItIsOpenedAgain(Database database, @TempDir Path folder) {
    String url = database.blank(folder);
    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
    }

    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      assertThat(journal.unfinished().get()).containsExactly(new GenerationId("g1"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void othersMayHaveTablesInTheSameDatabase(Database database, @TempDir Path folder)
      throws SQLException {
    String url = database.blank(folder);
    try (Connection connection = DriverManager.getConnection(url)) {
      for (String theirs : List.of("generations", "events", "images", "uploads", "purses")) {
        Sql.execute(connection, "CREATE TABLE %s (id INTEGER PRIMARY KEY)".formatted(theirs));
      }
    }

    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
    }
    JdbcJournal.at(url).get().close();
  }

  /** It even says which version it has. */
  @ParameterizedTest
  @EnumSource
  void tablesOfAnotherProgramUnderOurNamesAreNotTakenForOurs(
      Database database, @TempDir Path folder) throws SQLException {
    String url = database.blank(folder);
    try (Connection connection = DriverManager.getConnection(url)) {
      if (database == Database.POSTGRESQL) {
        Sql.execute(connection, "CREATE SCHEMA kinoport");
      }
      Sql.execute(
          connection, database.ours("CREATE TABLE {journal_schema} (version INTEGER PRIMARY KEY)"));
      Sql.execute(connection, database.ours("INSERT INTO {journal_schema} (version) VALUES (1)"));
      Sql.execute(connection, database.ours("CREATE TABLE {generations} (theirs TEXT)"));
    }

    assertThat(JdbcJournal.at(url).getLeft().reason())
        .contains("is another program's", "name another schema or database", "nothing was changed")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @EnumSource
  void tableThatIsMissingIsToldWhenTheJournalIsOpened(Database database, @TempDir Path folder)
      throws SQLException {
    String url = database.blank(folder);
    JdbcJournal.at(url).get().close();
    try (Connection connection = DriverManager.getConnection(url)) {
      Sql.execute(connection, database.ours("DROP TABLE {turns}"));
    }

    assertThat(JdbcJournal.at(url).getLeft().reason()).contains("or not whole", "turns");
  }

  @ParameterizedTest
  @EnumSource
  void aNameThatIsTakenIsOneSentenceAndLeavesNothing(Database database, @TempDir Path folder)
      throws SQLException {
    String url = database.blank(folder);
    try (Connection connection = DriverManager.getConnection(url)) {
      if (database == Database.POSTGRESQL) {
        Sql.execute(connection, "CREATE SCHEMA kinoport");
      }
      Sql.execute(connection, database.ours("CREATE TABLE {purses} (theirs TEXT)"));
    }

    String reason = JdbcJournal.at(url).getLeft().reason();

    assertThat(reason)
        .contains("a table that is not ours has one of the names that begin with")
        .contains("it is as it was before")
        .doesNotContain("\n");
    try (Connection connection = DriverManager.getConnection(url)) {
      assertThatThrownBy(
              () -> Sql.execute(connection, database.ours("SELECT * FROM {generations}")))
          .isInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoSchemasAreTwoJournals(Database database, @TempDir Path folder) {
    DataSource source = source(database.blank(folder));

    try (JdbcJournal one = JdbcJournal.on(source, "one").get();
        JdbcJournal two = JdbcJournal.on(source, "two").get()) {
      assertThat(one.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();

      assertThat(one.unfinished().get()).containsExactly(new GenerationId("g1"));
      assertThat(two.unfinished().get()).isEmpty();
    }
    assertThatThrownBy(() -> JdbcJournal.on(source, "Robert'); --"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema: must be lower-case letters");
  }

  @ParameterizedTest
  @EnumSource
  void anOlderProgramLeavesANewerSchemaAlone(Database database, @TempDir Path folder)
      throws SQLException {
    String url = database.blank(folder);
    JdbcJournal.at(url).get().close();
    try (Connection connection = DriverManager.getConnection(url)) {
      Sql.execute(
          connection,
          database.ours("INSERT INTO {journal_schema} (version, made_at) VALUES (99, 'later')"));
    }

    Either<JournalFault, JdbcJournal> refused = JdbcJournal.at(url);

    assertThat(refused.getLeft().reason())
        .contains("has schema 99 of a newer Kinoport, and this one knows 1: update this program")
        .contains("was not touched");
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsMayOpenItForTheFirstTime(Database database, @TempDir Path folder) {
    String url = database.blank(folder);

    List<Either<JournalFault, JdbcJournal>> opened = Threads.race(6, number -> JdbcJournal.at(url));

    assertThat(opened).allMatch(Either::isRight);
    opened.forEach(journal -> journal.get().close());
  }

  @ParameterizedTest
  @EnumSource
  void manyProcessesMayOpenItForTheFirstTime(Database database, @TempDir Path folder)
      throws IOException, InterruptedException {
    String url = database.blank(folder);

    List<ChildProcess> children =
        Stream.of(1, 2, 3).map(number -> ChildProcess.start("open", url)).toList();

    for (ChildProcess child : children) {
      assertThat(child.lines()).containsExactly("opened");
    }
  }

  @Test
  void aFileIsMadeWithItsFolder(@TempDir Path folder) {
    Path file = folder.resolve("a/b/journal.db");

    JdbcJournal.file(file).get().close();

    assertThat(file).isRegularFile();
  }

  private static DataSource source(String url) {
    return new DriverSource(url, new Properties(), "the driver");
  }
}
