package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.jdbc.session.DriverSource;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of SQLite that somebody else connects us to has the checks of one that is named. */
class LentFileTest {
  private static final String KEYS = "sqlite_autoindex_kinoport_generations_2";

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a.db");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE"})
  void hasTheMarksOfOneThatIsNamed(String mode) throws IOException {
    try (JdbcJournal lent = JdbcJournal.on(source(mode)).get()) {
      admit(lent, 1, 3);
      String identity = lent.identity().get();

      assertThat(folder.resolve("a.db-id")).hasContent(identity);
      assertThat(folder.resolve("a.db-entries")).hasContent(identity + " 0000000000000000002");
      assertThat(lent.damage()).isEmpty();
    }
    try (JdbcJournal named = JdbcJournal.at("jdbc:sqlite:" + file).get()) {
      assertThat(named.unfinished().get()).hasSize(2);
    }
  }

  @Test
  void whoSendsIsKnownToThoseWhoNameIt() {
    try (JdbcJournal lent = JdbcJournal.on(source("WAL")).get();
        JdbcJournal named = JdbcJournal.at("jdbc:sqlite:" + file).get()) {
      assertThat(lent.senders()).isSameAs(named.senders());
    }
  }

  @Test
  void journalsInOneFileHaveMarksOfTheirOwn() throws SQLException {
    DataSource source = source("WAL");
    JdbcJournal.on(source).get().close();
    try (JdbcJournal one = JdbcJournal.on(source, "one").get()) {
      admit(one, 1, 2);

      assertThat(folder.resolve("a.db-one-id")).hasContent(one.identity().get());
      assertThat(folder.resolve("a.db-one-entries")).content().endsWith(" 0000000000000000001\n");
    }
    assertThat(folder.resolve("a.db-entries")).content().endsWith(" 0000000000000000000\n");
    JdbcJournal.on(source).get().close();

    execute("DELETE FROM one_events");

    assertThat(fault(JdbcJournal.on(source, "one")))
        .contains("is damaged", "0 entries are found, where there should be 1");
    JdbcJournal.on(source).get().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE"})
  void olderCopyInItsPlaceIsMissed(String mode) throws IOException {
    admit(mode, 1, 2);
    Path older = Files.copy(file, folder.resolve("older"));
    admit(mode, 2, 3);
    Files.move(older, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(fault(mode))
        .contains("has 1 of the 2 entries that it had", "an older copy was put in its place");
  }

  @Test
  void journalThatIsGoneIsNotMadeAnew() throws IOException {
    admit("WAL", 1, 2);
    Files.delete(file);

    assertThat(fault("DELETE")).contains("and " + file + "-id says that one was here");
    assertThat(fault("WAL")).contains("one was here", "remove a.db-id and a.db-entries");
    try (JdbcJournal other = JdbcJournal.on(source("WAL"), "other").get()) {
      assertThat(other.unfinished().get()).as("another was never here").isEmpty();
    }
  }

  /** Its tables were made in it before its name was looked at. */
  @Test
  void databaseOfAnotherProgramInItsPlaceIsLeftAsItIs() throws IOException, SQLException {
    admit("DELETE", 1, 2);
    Files.delete(file);
    execute("CREATE TABLE notes (text TEXT)");
    byte[] before = Files.readAllBytes(file);

    for (Either<JournalFault, JdbcJournal> opened :
        List.of(JdbcJournal.on(source("DELETE")), JdbcJournal.at("jdbc:sqlite:" + file))) {
      assertThat(fault(opened)).contains("holds nothing any more", "a.db-id says");
      assertThat(file).hasBinaryContent(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 100, 511})
  void whatIsCutShortIsLeftAsItIs(int length) throws IOException {
    admit("DELETE", 1, 2);
    byte[] cut = Arrays.copyOf(Files.readAllBytes(file), length);
    Files.write(file, cut);

    assertThat(fault(JdbcJournal.on(source(new Properties()))))
        .contains("is no database, with " + length + " bytes");
    assertThat(file).hasBinaryContent(cut);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE"})
  void indexThatLostItsEntriesIsRefused(String mode) throws IOException, SQLException {
    admit(mode, 1, 4);
    IndexPage.of(file, KEYS).empty();

    assertThat(fault(mode)).contains("is damaged", "0 generations by key are found");
  }

  @Test
  void indexThatLosesItsEntriesUnderARunningProcessStopsItsPurchases()
      throws IOException, SQLException {
    admit("WAL", 1, 4);
    try (JdbcJournal open = JdbcJournal.on(source("WAL")).get()) {
      IndexPage.of(file, KEYS).empty();
      Files.setLastModifiedTime(file, FileTime.fromMillis(1));

      assertThat(open.admit(List.of(SampleOrders.order("late"))).getLeft())
          .isInstanceOfSatisfying(
              AdmissionRefusal.Unavailable.class,
              refusal -> assertThat(refusal.reason()).contains("is damaged"));
    }
  }

  @Test
  void journalThatIsTakenAwayWhileItIsOpenIsWrittenNoMore() throws IOException {
    try (JdbcJournal open = JdbcJournal.on(source("WAL")).get()) {
      admit(open, 1, 2);
      Files.delete(file);

      assertThat(open.unfinished().getLeft().reason()).contains("was removed or replaced");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void databaseInMemoryHasNothingBesideIt() throws IOException, SQLException {
    String url = "jdbc:sqlite:file:lent?mode=memory&cache=shared";
    try (Connection keeping = DriverManager.getConnection(url);
        JdbcJournal journal =
            JdbcJournal.on(new DriverSource(url, new Properties(), "the driver")).get()) {
      admit(journal, 1, 2);
      assertThat(journal.damage()).isEmpty();
      assertThat(keeping.isClosed()).isFalse();
    }
    try (Stream<Path> here = Files.list(Path.of(""))) {
      assertThat(here).noneMatch(it -> it.getFileName().toString().startsWith("lent"));
    }
  }

  private DataSource source(String mode) {
    Properties settings = new Properties();
    settings.setProperty("journal_mode", mode);
    return source(settings);
  }

  private DataSource source(Properties settings) {
    return new DriverSource("jdbc:sqlite:" + file, settings, "the driver");
  }

  private void admit(String mode, int from, int end) {
    try (JdbcJournal journal = JdbcJournal.on(source(mode)).get()) {
      admit(journal, from, end);
    }
  }

  private static void admit(JdbcJournal journal, int from, int end) {
    for (int number = from; number < end; number++) {
      assertThat(
              journal
                  .admit(List.of(SampleOrders.keyed("g" + number, "key" + number, "a kite")))
                  .isRight())
          .isTrue();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Sql.execute(connection, sql);
    }
  }

  private String fault(String mode) {
    return fault(JdbcJournal.on(source(mode)));
  }

  private static String fault(Either<JournalFault, JdbcJournal> opened) {
    opened.forEach(JdbcJournal::close);
    return opened.getLeft().reason();
  }
}
