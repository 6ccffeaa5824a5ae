package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal's file that is not what it was. */
class LostJournalTest {
  @TempDir Path folder;

  @Test
  void journalKeepsItsIdentityAndHasItBesideItself() throws IOException {
    String identity = identity(file("a.db"));

    assertThat(identity).matches("[0-9a-f]{32}").isEqualTo(identity(file("a.db")));
    assertThat(Files.readString(file("a.db-id")).strip()).isEqualTo(identity);
    assertThat(identity(file("b.db"))).isNotEqualTo(identity);
  }

  @Test
  void emptiedJournalIsNotTakenForANewOne() throws IOException {
    identity(file("a.db"));
    Files.newByteChannel(
            file("a.db"), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
        .close();

    assertThat(fault(file("a.db")))
        .contains("is empty, and")
        .contains("bring it back from a copy")
        .contains("remove a.db-id");
    assertThat(Files.size(file("a.db"))).isZero();
  }

  /** Its digits are none of ASCII. */
  @Test
  void journalIsTheSameInEveryLanguage() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      String identity = identity(file("a.db"));

      assertThat(identity(file("a.db"))).isEqualTo(identity);
      assertThat(Files.readString(file("a.db-entries"))).endsWith(" 0000000000000000000\n");
    } finally {
      Locale.setDefault(before);
    }
  }

  /** SQLite takes less than its header for an empty file, and begins anew in it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 99, 100, 511})
  void whatIsCutShortIsLeftAsItIsByteForByte(int length) throws IOException {
    identity(file("a.db"));
    byte[] cut = Arrays.copyOf(Files.readAllBytes(file("a.db")), length);
    Files.write(file("a.db"), cut);
    Files.write(file("b.db"), cut);

    for (String name : List.of("a.db", "b.db")) {
      assertThat(fault(file(name)))
          .contains("is no database, with " + length + " bytes", "bring the journal back");
      assertThat(Files.readAllBytes(file(name))).isEqualTo(cut);
      assertThat(faultAt(file(name))).contains("is no database");
      assertThat(Files.readAllBytes(file(name))).isEqualTo(cut);
    }
    assertThat(file("b.db-id")).doesNotExist();
    assertThat(file("b.db-wal")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 4_096, 10_000})
  void whatIsNoDatabaseIsLeftAsItIsByteForByte(int length) throws IOException {
    for (int fill : new int[] {0, 'x'}) {
      byte[] garbage = new byte[length];
      Arrays.fill(garbage, (byte) fill);
      Files.write(file("a.db"), garbage);

      assertThat(fault(file("a.db"))).contains("a.db");
      assertThat(Files.readAllBytes(file("a.db"))).isEqualTo(garbage);
    }
  }

  /** As of one who was killed; the log holds what no page of the file does yet. */
  @Test
  void entriesThatWereLostWithTheLogAreMissed() throws IOException {
    identity(file("a.db"));
    Path killed = Files.createDirectory(folder.resolve("killed"));
    try (JdbcJournal open = JdbcJournal.file(file("a.db")).get()) {
      assertThat(open.admit(List.of(SampleOrders.order("1"))).isRight()).isTrue();
      assertThat(open.admit(List.of(SampleOrders.order("2"))).isRight()).isTrue();
      for (String name : List.of("a.db", "a.db-id", "a.db-wal", "a.db-entries")) {
        Files.copy(file(name), killed.resolve(name));
      }
    }
    Path log = Files.move(killed.resolve("a.db-wal"), killed.resolve("aside"));

    assertThat(fault(killed.resolve("a.db")))
        .contains("has 0 of the 2 entries that it had", "a.db-wal was removed", "bring back")
        .contains("remove a.db-entries");

    Files.move(log, killed.resolve("a.db-wal"));
    try (JdbcJournal whole = JdbcJournal.file(killed.resolve("a.db")).get()) {
      assertThat(whole.unfinished().get()).hasSize(2);
    }
  }

  /** Whoever was killed before anything of its tables came into the file. */
  @Test
  void journalWhoseTablesWereLostWithTheLogIsNotMadeAnew() throws IOException, SQLException {
    identity(file("a.db"));
    Files.delete(file("a.db"));
    try (Connection bare = DriverManager.getConnection("jdbc:sqlite:" + file("a.db"))) {
      Sql.execute(bare, "PRAGMA user_version = 1");
    }
    byte[] before = Files.readAllBytes(file("a.db"));

    assertThat(fault(file("a.db")))
        .contains("holds nothing any more", "a.db-wal", "remove a.db-id");
    assertThat(Files.readAllBytes(file("a.db"))).isEqualTo(before);
  }

  @Test
  void olderCopyInItsPlaceIsMissedUntilSomebodySaysThatItHolds() throws IOException {
    identity(file("a.db"));
    Files.copy(file("a.db"), file("older"));
    try (JdbcJournal open = JdbcJournal.file(file("a.db")).get()) {
      assertThat(open.admit(List.of(SampleOrders.order("1"))).isRight()).isTrue();
    }
    Files.move(file("older"), file("a.db"), StandardCopyOption.REPLACE_EXISTING);

    assertThat(fault(file("a.db"))).contains("an older copy was put in its place");
    assertThat(faultAt(file("a.db"))).contains("an older copy was put in its place");

    Files.delete(file("a.db-entries"));
    assertThat(identity(file("a.db"))).isNotEmpty();
  }

  /** It may have been emptied to hide that the log was removed. */
  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "%s 12x", "%s 12"})
  void markThatNobodyCanReadKeepsEverybodyOut(String text) throws IOException {
    String identity = identity(file("a.db"));
    Files.writeString(file("a.db-entries"), text.formatted(identity));

    assertThat(fault(file("a.db")))
        .contains("a.db-entries is empty or cannot be read", "power cut, remove it");

    Files.delete(file("a.db-entries"));
    assertThat(identity(file("a.db"))).isEqualTo(identity);
    assertThat(file("a.db-entries")).hasContent(identity + " 0000000000000000000");
  }

  @Test
  void markOfAnotherJournalIsTold() throws IOException {
    identity(file("a.db"));
    Files.writeString(file("a.db-entries"), "0".repeat(32) + " 0000000000000000099");

    assertThat(fault(file("a.db")))
        .contains("is another than was here, as", "a.db-entries says", "remove a.db-id and");
  }

  /** Whoever removes two of three has not said that it may be forgotten. */
  @Test
  void journalThatIsGoneWithItsNameIsMissedByItsEntries() throws IOException {
    identity(file("a.db"));
    Files.delete(file("a.db"));
    Files.delete(file("a.db-id"));

    assertThat(fault(file("a.db")))
        .contains("is gone, and", "a.db-entries says that one was here", "and a.db-entries");
    assertThat(file("a.db")).doesNotExist();
    assertThat(file("a.db-id")).doesNotExist();
  }

  @Test
  void databaseOfAnotherProgramBecomesNoJournal() throws IOException, SQLException {
    Path theirs = file("th irs #1%41.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + theirs);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE notes (text TEXT)");
    }
    byte[] before = Files.readAllBytes(theirs);

    assertThat(fault(theirs))
        .contains("is the database of another program, with the table or view notes")
        .contains("name another place");

    assertThat(Files.readAllBytes(theirs)).isEqualTo(before);
    assertThat(Files.exists(file("th irs #1%41.db-id"))).isFalse();
  }

  /** Its tables were made in it before its name was looked at. */
  @Test
  void databaseOfAnotherProgramInAJournalsPlaceIsLeftAsItIs() throws IOException, SQLException {
    identity(file("a.db"));
    Files.delete(file("a.db"));
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file("a.db"))) {
      Sql.execute(other, "CREATE TABLE notes (text)");
    }
    byte[] before = Files.readAllBytes(file("a.db"));

    assertThat(fault(file("a.db"))).contains("of another program, with the table or view notes");

    assertThat(Files.readAllBytes(file("a.db"))).isEqualTo(before);
  }

  /** A running program keeps what is new beside its file, and may have put nothing into it yet. */
  @Test
  void databaseThatIsInUseByAnotherProgramIsLeftToIt() throws IOException, SQLException {
    Path theirs = file("theirs.db");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + theirs)) {
      Sql.execute(other, "PRAGMA journal_mode = WAL");
      Sql.execute(other, "CREATE TABLE notes (text)");
      byte[] before = Files.readAllBytes(theirs);
      byte[] log = Files.readAllBytes(file("theirs.db-wal"));

      assertThat(fault(theirs)).contains("of another program, with the table or view notes");

      assertThat(Files.readAllBytes(theirs)).isEqualTo(before);
      assertThat(Files.readAllBytes(file("theirs.db-wal"))).isEqualTo(log);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PRAGMA application_id = 77, application id 77",
    "CREATE VIEW v AS SELECT 1, table or view v"
  })
  void databaseOfAnotherProgramIsKnownByItsViewsAndItsNumberToo(String sql, String word)
      throws SQLException {
    Path theirs = file("theirs.db");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + theirs)) {
      Sql.execute(other, sql);
    }

    assertThat(fault(theirs)).contains("of another program, with the " + word);
  }

  /** As of one who was killed before the mark was made. */
  @Test
  void journalThatIsNotMergedAndHasNoMarkIsStillOurs() throws IOException {
    try (JdbcJournal open = JdbcJournal.file(file("a.db")).get()) {
      Files.copy(file("a.db"), file("b.db"));
      Files.copy(file("a.db-wal"), file("b.db-wal"));

      assertThat(identity(file("b.db"))).isEqualTo(open.identity().get());
    }
  }

  @Test
  void journalWithoutItsMarkIsStillOurs() throws IOException {
    String identity = identity(file("a.db"));
    Files.delete(file("a.db-id"));

    assertThat(identity(file("a.db"))).isEqualTo(identity);
  }

  @Test
  @Timeout(300)
  @DisabledOnOs(OS.WINDOWS)
  void markThatIsAPipeKeepsNobodyWaiting() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", file("a.db-id").toString()).start().waitFor()).isZero();

    assertThat(fault(file("a.db"))).contains("no ordinary file");
  }

  @Test
  @Timeout(300)
  @DisabledOnOs(OS.WINDOWS)
  void whatIsNoFileIsNoJournal() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", file("a.db").toString()).start().waitFor()).isZero();
    Files.createDirectory(file("b.db"));

    for (String name : List.of("a.db", "b.db")) {
      assertThat(fault(file(name))).contains("something else than a file");
      assertThat(listed(folder)).hasSize(2);
    }
  }

  @Test
  void journalThatIsGoneIsNotMadeAnew() throws IOException {
    identity(file("a.db"));
    Files.delete(file("a.db"));

    assertThat(fault(file("a.db"))).contains("is gone, and");
    assertThat(file("a.db")).doesNotExist();
  }

  /** Whoever goes on writing to it would buy what nobody finds again. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void journalThatIsTakenAwayWhileItIsOpenIsWrittenNoMore(boolean isReplaced) throws IOException {
    identity(file("b.db"));
    try (JdbcJournal open = JdbcJournal.file(file("a.db")).get()) {
      assertThat(open.admit(List.of(SampleOrders.order("1"))).isRight()).isTrue();
      Path aside = Files.move(file("a.db"), file("aside.db"));
      if (isReplaced) {
        Files.copy(file("b.db"), file("a.db"));
      }

      assertThat(open.admit(List.of(SampleOrders.order("2"))).getLeft())
          .isInstanceOfSatisfying(
              AdmissionRefusal.Unavailable.class,
              refusal ->
                  assertThat(refusal.reason())
                      .contains("was removed or replaced while it was open"));
      assertThat(open.unfinished().getLeft().reason()).contains("bring it back");
      assertThat(Files.exists(file("a.db"))).isEqualTo(isReplaced);

      Files.move(aside, file("a.db"), StandardCopyOption.REPLACE_EXISTING);
      assertThat(open.admit(List.of(SampleOrders.order("2"))).isRight()).isTrue();
      assertThat(open.unfinished().get()).hasSize(2);
    }
  }

  @Test
  void whoSaysThatNothingWasHereBeginsAnew() throws IOException {
    String identity = identity(file("a.db"));
    Files.delete(file("a.db"));
    Files.delete(file("a.db-id"));
    Files.delete(file("a.db-entries"));

    assertThat(identity(file("a.db"))).isNotEqualTo(identity);
  }

  @Test
  void anotherJournalInItsPlaceIsRefused() throws IOException {
    identity(file("a.db"));
    identity(file("b.db"));
    Files.delete(file("a.db"));
    Files.copy(file("b.db"), file("a.db"));

    assertThat(fault(file("a.db"))).contains("is another than was here");
  }

  @Test
  void copyKnowsWhichJournalItIs() throws IOException {
    String identity = identity(file("a.db"));
    Path copy = Files.createDirectory(folder.resolve("copy")).resolve("a.db");
    Files.copy(file("a.db"), copy);

    assertThat(identity(copy)).isEqualTo(identity);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseReadsIt() throws IOException {
    Path state = folder.resolve("state");
    Path inner = state.resolve("a.db");
    try (JdbcJournal journal = JdbcJournal.file(inner).get()) {
      assertThat(journal.unfinished().get()).isEmpty();
      List<Path> files = listed(state);
      assertThat(files).hasSizeGreaterThan(2);
      for (Path file : files) {
        assertThat(mode(file)).as(file.toString()).isEqualTo("rw-------");
      }
      assertThat(mode(state)).isEqualTo("rwx------");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linkInPlaceOfALockIsNotFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "kept");
    Files.createSymbolicLink(folder.resolve("a.db-open"), victim);

    assertThat(JdbcJournal.file(file("a.db")).isLeft()).isTrue();
    assertThat(Files.readString(victim)).isEqualTo("kept");
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static String identity(Path file) {
    try (JdbcJournal journal = JdbcJournal.file(file).get()) {
      return journal.identity().get();
    }
  }

  private static String fault(Path file) {
    Either<JournalFault, JdbcJournal> opened = JdbcJournal.file(file);
    opened.forEach(JdbcJournal::close);
    return opened.getLeft().reason();
  }

  private static String faultAt(Path file) {
    Either<JournalFault, JdbcJournal> opened = JdbcJournal.at("jdbc:sqlite:" + file);
    opened.forEach(JdbcJournal::close);
    return opened.getLeft().reason();
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
