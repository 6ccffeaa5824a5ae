package dev.kinoport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Tables are made whole or not at all, and never twice. PostgreSQL: in the modules that use it. */
class TablesTest {
  private static final Tables FIRST = new Tables(TablesTest.class, "shelf", 1);
  private static final Tables SECOND = new Tables(TablesTest.class, "shelf", 2);
  private static final TableNames OURS = TableNames.prefixed("kinoport");
  private static final String NAMES = "SELECT name FROM sqlite_schema WHERE type = 'table'";

  private final SQLiteDataSource source = new SQLiteDataSource();

  @BeforeEach
  void aBlankFile(@TempDir Path folder) {
    source.setUrl("jdbc:sqlite:" + folder.resolve("shelf.db"));
  }

  @Test
  void whatIsMissingIsMadeOnce() throws SQLException {
    assertThat(FIRST.makeCurrent(source, Dialect.SQLITE, OURS)).isEmpty();
    assertThat(FIRST.makeCurrent(source, Dialect.SQLITE, OURS)).isEmpty();

    assertThat(names()).containsExactlyInAnyOrder("kinoport_shelf_schema", "kinoport_shelf");
    assertThat(found()).isEqualTo(1);
  }

  @Test
  void anOlderSetIsBroughtToTheNewest() throws SQLException {
    assertThat(FIRST.makeCurrent(source, Dialect.SQLITE, OURS)).isEmpty();

    assertThat(SECOND.makeCurrent(source, Dialect.SQLITE, OURS)).isEmpty();

    assertThat(names()).contains("kinoport_shelf", "kinoport_book");
    assertThat(found()).isEqualTo(2);
  }

  @Test
  void anOlderProgramLeavesNewerTablesAlone() throws SQLException {
    assertThat(SECOND.makeCurrent(source, Dialect.SQLITE, OURS)).isEmpty();

    assertThat(FIRST.makeCurrent(source, Dialect.SQLITE, OURS))
        .isEqualTo(Option.of(new Tables.Fault.Newer(2)));
  }

  @Test
  void somebodyElsesTableOfThatNameIsToldAndNothingIsLeftBehind() throws SQLException {
    try (Connection connection = source.getConnection()) {
      Sql.execute(connection, "CREATE TABLE kinoport_book (theirs TEXT)");
    }

    Option<Tables.Fault> fault = SECOND.makeCurrent(source, Dialect.SQLITE, OURS);

    assertThat(fault.get())
        .isInstanceOfSatisfying(
            Tables.Fault.NotMade.class,
            failed ->
                assertThat(failed.reason())
                    .contains("a table that is not ours")
                    .contains("kinoport_book"));
    assertThat(names()).containsExactly("kinoport_book");
  }

  @Test
  void somebodyElsesTableIsNotTakenForOursForTheVersionBesideIt() throws SQLException {
    assertThat(SECOND.makeCurrent(source, Dialect.SQLITE, OURS)).isEmpty();
    try (Connection connection = source.getConnection()) {
      Sql.execute(connection, "DROP TABLE kinoport_book");
      Sql.execute(connection, "CREATE TABLE kinoport_book (theirs TEXT)");
    }

    assertThat(SECOND.makeCurrent(source, Dialect.SQLITE, OURS).get())
        .isInstanceOfSatisfying(
            Tables.Fault.NotOurs.class, foreign -> assertThat(foreign.reason()).contains("shelf"));
  }

  @Test
  void aScriptThatIsNotThereIsADefect() {
    Tables third = new Tables(TablesTest.class, "shelf", 3);

    assertThatThrownBy(() -> third.makeCurrent(source, Dialect.SQLITE, OURS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no sqlite/shelf-3.sql beside");
  }

  private int found() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return FIRST.found(connection, Dialect.SQLITE, OURS);
    }
  }

  private List<String> names() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return Sql.list(connection, row -> row.getString(1), NAMES);
    }
  }
}
