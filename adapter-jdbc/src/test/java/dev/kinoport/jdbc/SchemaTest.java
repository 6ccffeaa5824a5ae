package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
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
      Sql.execute(connection, "CREATE TABLE theirs (id INTEGER PRIMARY KEY)");
    }

    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
    }
    JdbcJournal.at(url).get().close();
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
          "INSERT INTO kinoport_journal_schema (version, made_at) VALUES (99, 'later')");
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

    List<Either<JournalFault, JdbcJournal>> opened = Race.of(6, number -> JdbcJournal.at(url));

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
}
