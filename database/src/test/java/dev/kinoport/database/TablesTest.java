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
  private static final String NAMES = "SELECT name FROM sqlite_schema WHERE type = 'table'";

  private final SQLiteDataSource source = new SQLiteDataSource();

  @BeforeEach
  void aBlankFile(@TempDir Path folder) {
    source.setUrl("jdbc:sqlite:" + folder.resolve("shelf.db"));
  }

  @Test
  void whatIsMissingIsMadeOnce() throws SQLException {
    assertThat(FIRST.makeCurrent(source, Dialect.SQLITE)).isEmpty();
    assertThat(FIRST.makeCurrent(source, Dialect.SQLITE)).isEmpty();

    assertThat(names()).containsExactlyInAnyOrder("kinoport_shelf_schema", "shelf");
    assertThat(found()).isEqualTo(1);
  }

  @Test
  void anOlderSetIsBroughtToTheNewest() throws SQLException {
    assertThat(FIRST.makeCurrent(source, Dialect.SQLITE)).isEmpty();

    assertThat(SECOND.makeCurrent(source, Dialect.SQLITE)).isEmpty();

    assertThat(names()).contains("shelf", "book");
    assertThat(found()).isEqualTo(2);
  }

  @Test
  void anOlderProgramLeavesNewerTablesAlone() throws SQLException {
    assertThat(SECOND.makeCurrent(source, Dialect.SQLITE)).isEmpty();

    assertThat(FIRST.makeCurrent(source, Dialect.SQLITE))
        .isEqualTo(Option.of(new Tables.Fault.Newer(2)));
  }

  @Test
  void somebodyElsesTableOfThatNameIsToldAndNothingIsLeftBehind() throws SQLException {
    try (Connection connection = source.getConnection()) {
      Sql.execute(connection, "CREATE TABLE book (theirs TEXT)");
    }

    Option<Tables.Fault> fault = SECOND.makeCurrent(source, Dialect.SQLITE);

    assertThat(fault.get())
        .isInstanceOfSatisfying(
            Tables.Fault.NotMade.class,
            failed -> assertThat(failed.reason()).contains("table book already exists"));
    assertThat(names()).containsExactly("book");
  }

  @Test
  void aScriptThatIsNotThereIsADefect() {
    Tables third = new Tables(TablesTest.class, "shelf", 3);

    assertThatThrownBy(() -> third.makeCurrent(source, Dialect.SQLITE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no sqlite/shelf-3.sql beside");
  }

  private int found() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return FIRST.found(connection, Dialect.SQLITE);
    }
  }

  private List<String> names() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return Sql.list(connection, row -> row.getString(1), NAMES);
    }
  }
}
