package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal's file that answers, and not with all that it had: nothing is bought with it. */
class DamagedJournalTest {
  private static final List<String> FILES = List.of("a.db", "a.db-id", "a.db-wal", "a.db-entries");
  private static final String KEYS = "sqlite_autoindex_kinoport_generations_2";

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a.db");
  }

  /** SQLite reads the pages that are in the log from there, and all others from the older file. */
  @Test
  void olderFileBesideANewerLogIsRefusedByteForByte() throws IOException {
    admit(1, 2);
    byte[] older = Files.readAllBytes(file);
    admit(2, 60);
    Path killed = Files.createDirectory(folder.resolve("killed"));
    Path left = killed.resolve("a.db");
    try (JdbcJournal open = JdbcJournal.file(file).get()) {
      admit(open, 60, 61);
      for (String name : FILES) {
        Files.copy(folder.resolve(name), killed.resolve(name));
      }
    }
    byte[] whole = Files.readAllBytes(left);
    byte[] log = Files.readAllBytes(killed.resolve("a.db-wal"));
    Files.write(left, older);

    assertThat(fault(left)).contains("is damaged; keep a copy of it", "Bring back both");
    assertThat(left).hasBinaryContent(older);
    assertThat(killed.resolve("a.db-wal")).hasBinaryContent(log);

    Files.write(left, whole);
    try (JdbcJournal mended = JdbcJournal.file(left).get()) {
      assertThat(mended.unfinished().get()).hasSize(60);
    }
  }

  @Test
  void olderFileUnderARunningProcessStopsItsPurchases() throws IOException {
    admit(1, 2);
    byte[] older = Files.readAllBytes(file);
    admit(2, 60);
    try (JdbcJournal open = JdbcJournal.file(file).get()) {
      admit(open, 60, 61);
      Files.write(file, older);

      assertThat(fault(file)).contains("is damaged");
      for (int again = 0; again < 2; again++) {
        assertThat(open.admit(List.of(SampleOrders.order("late"))).getLeft())
            .isInstanceOfSatisfying(
                AdmissionRefusal.Unavailable.class,
                refusal -> assertThat(refusal.reason()).contains("is damaged"));
      }
      assertThat(
              open.depart(new GenerationId("g60"), 1, SampleOrders.leaving(), SampleOrders.LIMITS)
                  .getLeft())
          .isInstanceOf(DepartureRefusal.NotWritten.class);
    }
  }

  /** Whoever asks it whether a key was used is told that it was not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite_autoindex_kinoport_generations_1",
        KEYS,
        "kinoport_generations_by_order",
        "kinoport_generations_unfinished",
        "sqlite_autoindex_kinoport_events_1"
      })
  void indexThatLostItsEntriesIsRefused(String index) throws IOException, SQLException {
    admit(1, 4);
    IndexPage.of(file, index).empty();

    assertThat(fault(file)).contains("is damaged", "REINDEX makes it anew");

    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Sql.execute(connection, "REINDEX");
    }
    try (JdbcJournal mended = JdbcJournal.file(file).get()) {
      assertThat(mended.unfinished().get()).hasSize(3);
      assertThat(mended.damage()).isEmpty();
    }
  }

  /** As many entries as there should be, and one of them is wrong. */
  @Test
  void indexWithAnotherKeyIsFoundByWhoeverReadsItAll() throws IOException, SQLException {
    admit(1, 4);
    byte[] bytes = Files.readAllBytes(file);
    int page = IndexPage.of(file, KEYS).start();
    byte[] key = "key3".getBytes(StandardCharsets.UTF_8);
    for (int at = page; at < page + 4_096; at++) {
      if (Arrays.equals(bytes, at, at + key.length, key, 0, key.length)) {
        bytes[at + key.length - 1] = '9';
      }
    }
    Files.write(file, bytes);

    try (JdbcJournal open = JdbcJournal.file(file).get()) {
      assertThat(open.damage().get()).contains("is damaged").contains(KEYS);
    }
  }

  @Test
  void wholeJournalIsReadAgainAfterEachCheckpoint() throws IOException {
    try (JdbcJournal open = JdbcJournal.file(file).get()) {
      admit(open, 1, 3);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1));
      admit(open, 3, 5);
      assertThat(open.damage()).isEmpty();
    }
  }

  private void admit(int from, int end) {
    try (JdbcJournal journal = JdbcJournal.file(file).get()) {
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

  private static String fault(Path file) {
    Either<JournalFault, JdbcJournal> opened = JdbcJournal.file(file);
    opened.forEach(JdbcJournal::close);
    return opened.getLeft().reason();
  }
}
