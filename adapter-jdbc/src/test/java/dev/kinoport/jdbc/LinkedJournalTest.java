package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.jdbc.session.DriverSource;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A journal whose file a person keeps elsewhere, by a link. */
@DisabledOnOs(OS.WINDOWS)
class LinkedJournalTest {
  @TempDir Path folder = Path.of("");
  private Path elsewhere = Path.of("");
  private Path file = Path.of("");
  private Path link = Path.of("");

  @BeforeEach
  void linkOneThatIsNotThere() throws IOException {
    elsewhere = Files.createDirectory(folder.resolve("elsewhere")).toRealPath();
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxr-xr-x"));
    file = elsewhere.resolve("a.db");
    link = Files.createDirectory(folder.resolve("state")).resolve("kinoport.db");
    Files.createSymbolicLink(link, Path.of("../elsewhere/a.db"));
  }

  @Test
  void linkToNothingIsRefusedAndNothingIsMade() throws IOException {
    for (Either<JournalFault, JdbcJournal> opened :
        List.of(JdbcJournal.file(link), JdbcJournal.at("jdbc:sqlite:" + link))) {
      assertThat(fault(opened))
          .contains(link.toString(), "is a link to ../elsewhere/a.db, which is not there");
    }
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(names(link.resolveSibling(""))).containsExactly("kinoport.db");
  }

  @Test
  void whatBelongsToItIsBesideTheFileAndNotBesideTheLink() throws IOException {
    Files.createFile(file);
    try (JdbcJournal journal = JdbcJournal.file(link).get()) {
      admit(journal, "g1");

      assertThat(names(elsewhere)).contains("a.db-id", "a.db-entries", "a.db-open", "a.db-wal");
      assertThat(names(link.resolveSibling(""))).containsExactly("kinoport.db", "kinoport.db-id");
    }
  }

  @Test
  void whoNamesTheFileAndWhoNamesTheLinkKnowEachOther() throws IOException {
    JdbcJournal.file(file).get().close();
    try (JdbcJournal named = JdbcJournal.file(file).get();
        JdbcJournal linked = JdbcJournal.file(link).get();
        JdbcJournal lent = JdbcJournal.on(source()).get()) {
      assertThat(linked.senders()).isSameAs(named.senders()).isSameAs(lent.senders());
      admit(lent, "g1");
      assertThat(named.unfinished().get()).isEqualTo(linked.unfinished().get()).hasSize(1);
    }
    assertThat(names(link.resolveSibling(""))).containsExactly("kinoport.db", "kinoport.db-id");
  }

  /** All that it holds is in its log, which was looked for beside the link. */
  @Test
  void databaseOfAnotherProgramIsKnownByItsLogToo() throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Sql.list(other, row -> row.getString(1), "PRAGMA journal_mode=WAL");
      Sql.execute(other, "CREATE TABLE notes (text TEXT)");

      assertThat(fault(JdbcJournal.file(link))).contains("another program", "view notes");
      assertThat(Sql.list(other, row -> row.getString(1), "SELECT name FROM sqlite_master"))
          .containsExactly("notes");
    }
  }

  @Test
  void entriesThatWereLostWithTheLogAreMissed() throws IOException {
    Path killed = Files.createDirectory(folder.resolve("killed"));
    try (JdbcJournal open = JdbcJournal.file(file).get()) {
      admit(open, "g1");
      for (String name : names(elsewhere)) {
        Files.copy(elsewhere.resolve(name), killed.resolve(name));
      }
    }
    Files.delete(killed.resolve("a.db-wal"));
    Files.delete(link);
    Files.createSymbolicLink(link, killed.resolve("a.db"));

    assertThat(fault(JdbcJournal.file(link))).contains("has 0 of the 1 entries that it had");
  }

  @Test
  void linkThatIsLostIsNoNewJournal() throws IOException {
    JdbcJournal.file(file).get().close();
    JdbcJournal.file(link).get().close();
    Files.delete(link);

    assertThat(fault(JdbcJournal.file(link))).contains("is gone", "kinoport.db-id says");
    assertThat(link).doesNotExist();
  }

  @Test
  void linkThatIsLedToAnotherJournalIsNotFollowed() throws IOException {
    JdbcJournal.file(file).get().close();
    JdbcJournal.file(elsewhere.resolve("b.db")).get().close();
    JdbcJournal.file(link).get().close();
    leadTo("b.db");
    assertThat(fault(JdbcJournal.file(link))).contains("is another than was here");

    leadTo(Files.createFile(elsewhere.resolve("empty.db")).toString());
    assertThat(fault(JdbcJournal.file(link))).contains("is empty");
    assertThat(elsewhere.resolve("empty.db")).isEmptyFile();
  }

  @Test
  void linkThatIsLedElsewhereWhileItIsOpenIsNoticed() throws IOException {
    JdbcJournal.file(file).get().close();
    JdbcJournal.file(elsewhere.resolve("b.db")).get().close();
    try (JdbcJournal open = JdbcJournal.file(link).get()) {
      leadTo("b.db");

      assertThat(open.unfinished().getLeft().reason()).contains("was removed or replaced");
    }
  }

  private void leadTo(String name) throws IOException {
    Path other = Files.createSymbolicLink(folder.resolve("other"), elsewhere.resolve(name));
    Files.move(other, link, StandardCopyOption.REPLACE_EXISTING);
  }

  private DataSource source() {
    Properties settings = new Properties();
    settings.setProperty("journal_mode", "WAL");
    return new DriverSource("jdbc:sqlite:" + link, settings, "the driver");
  }

  private static void admit(JdbcJournal journal, String id) {
    assertThat(journal.admit(List.of(SampleOrders.order(id))).isRight()).isTrue();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String fault(Either<JournalFault, JdbcJournal> opened) {
    opened.forEach(JdbcJournal::close);
    return opened.getLeft().reason();
  }
}
