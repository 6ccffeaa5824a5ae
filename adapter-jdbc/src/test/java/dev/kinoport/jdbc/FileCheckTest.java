package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.testkit.Threads;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a file is looked at, and what those are told who cannot look. */
@Timeout(300)
class FileCheckTest {
  private static final String KEYS = "sqlite_autoindex_kinoport_generations_2";
  private static final int HERD = 6;

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void keepThree() {
    file = folder.resolve("a.db");
    try (JdbcJournal journal = JdbcJournal.file(file).get()) {
      admit(journal, "1", "2", "3");
    }
  }

  @Test
  void fileThatWasLockedWhenItWasOpenedIsLookedAtLater() throws IOException, SQLException {
    damage();
    FileTime written = Files.getLastModifiedTime(file);
    FileCheck check = FileCheck.of(file, false);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Sql.execute(other, "PRAGMA locking_mode = EXCLUSIVE");
      Sql.execute(other, "PRAGMA user_version = 7");

      assertThat(check.beforeOpening()).as("it cannot be asked").isEmpty();
    }
    Files.setLastModifiedTime(file, written);

    assertThat(check.ifWritten().get()).contains("is damaged");
  }

  @Test
  void fileThatCouldNotBeLookedAtIsLookedAtAgain() throws IOException, SQLException {
    FileCheck check = FileCheck.of(file, false);
    assertThat(check.beforeOpening()).isEmpty();
    damage();
    FileTime written = Files.getLastModifiedTime(file);
    Path aside = Files.move(file, folder.resolve("aside"));
    Files.setLastModifiedTime(Files.createDirectory(file), written);
    assertThat(check.ifWritten()).as("it cannot be opened").isEmpty();
    assertThat(check.damage().get()).contains("nobody knows whether", "look again");
    Files.delete(file);
    Files.move(aside, file);

    assertThat(check.ifWritten().get()).contains("is damaged");
  }

  /** Whoever only waited for the first would buy with it. */
  @Test
  void everybodyWhoComesAtTheSameTimeIsTold() throws IOException, SQLException {
    FileCheck check = FileCheck.of(file, false);
    assertThat(check.beforeOpening()).isEmpty();
    damage();

    List<Option<String>> told = Threads.race(HERD, number -> check.ifWritten());

    assertThat(told).allSatisfy(damage -> assertThat(damage.get()).contains("is damaged"));
    assertThat(check.ifWritten()).as("as long as nobody wrote it since").isNotEmpty();
  }

  @Test
  void whatWasMendedSinceIsWhole() throws IOException, SQLException {
    FileCheck check = FileCheck.of(file, false);
    damage();
    assertThat(check.ifWritten()).isNotEmpty();

    execute("REINDEX");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));

    assertThat(check.ifWritten()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b.db", "a%20b.db", "a#1.db", "100%.db"})
  void fileOfAnyNameIsLookedAt(String name) throws IOException, SQLException {
    damage();
    Path odd = Files.move(file, folder.resolve(name));

    assertThat(FileCheck.of(odd, false).beforeOpening().get()).contains("is damaged");
    assertThat(FileCheck.of(odd, false).ifWritten().get()).contains("is damaged");
  }

  /** Each of them reads all of it, for it was left with something in its log. */
  @Test
  void manyWhoOpenWhatAKilledProcessLeftFindItWhole() throws IOException {
    Path killed = killed();

    List<Either<JournalFault, JdbcJournal>> opened =
        Threads.race(HERD, number -> JdbcJournal.file(killed));

    assertThat(opened)
        .allSatisfy(it -> {
          try (JdbcJournal journal = it.get()) {
            assertThat(journal.unfinished().get()).hasSize(4);
          }
        });
  }

  @Test
  void manyWhoOpenADamagedFileAreAllRefusedAndLeaveItAsItIs() throws IOException {
    byte[] older = Files.readAllBytes(file);
    try (JdbcJournal journal = JdbcJournal.file(file).get()) {
      for (int number = 10; number < 60; number++) {
        admit(journal, "" + number);
      }
    }
    Path killed = killed();
    Files.write(killed, older);

    List<Either<JournalFault, JdbcJournal>> opened =
        Threads.race(HERD, number -> JdbcJournal.file(killed));

    assertThat(opened).allSatisfy(it -> assertThat(it.getLeft().reason()).contains("is damaged"));
    assertThat(killed).hasBinaryContent(older);
  }

  @Test
  void troubleOfOthersIsNoneOfASharedJournals() throws IOException, SQLException {
    execute("CREATE TABLE notes (text TEXT UNIQUE)");
    execute("INSERT INTO notes (text) VALUES ('theirs')");
    IndexPage.of(file, "sqlite_autoindex_notes_1").empty();

    try (JdbcJournal shared = JdbcJournal.at("jdbc:sqlite:" + file).get()) {
      assertThat(shared.damage()).isEmpty();
    }
    try (JdbcJournal alone = JdbcJournal.file(file).get()) {
      assertThat(alone.damage().get()).contains("is damaged");
    }
  }

  @Test
  void troubleOfItsOwnTablesIsASharedJournals() throws IOException, SQLException {
    execute("CREATE TABLE notes (text TEXT UNIQUE)");
    damage();

    assertThat(JdbcJournal.at("jdbc:sqlite:" + file).getLeft().reason()).contains("is damaged");
  }

  /** The files of one who was killed while there was something in the log. */
  private Path killed() throws IOException {
    Path killed = Files.createDirectory(folder.resolve("killed"));
    try (JdbcJournal open = JdbcJournal.file(file).get()) {
      admit(open, "killed");
      for (String name : List.of("a.db", "a.db-id", "a.db-wal", "a.db-entries")) {
        Files.copy(folder.resolve(name), killed.resolve(name));
      }
    }
    return killed.resolve("a.db");
  }

  private static void admit(JdbcJournal journal, String... names) {
    for (String name : names) {
      assertThat(
              journal
                  .admit(List.of(SampleOrders.keyed("g" + name, "key" + name, "a kite")))
                  .isRight())
          .isTrue();
    }
  }

  private void damage() throws IOException, SQLException {
    IndexPage.of(file, KEYS).empty();
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Sql.execute(connection, sql);
    }
  }
}
