package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.session.DriverSource;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.media.ImageSource;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.postgres.PostgresServer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong with a database is told in words, and nothing is lost by it. */
class FaultsTest {
  private static final GenerationId ID = new GenerationId("g1");
  private static final GenerationEvent NOTE =
      new GenerationEvent.CancelAsked(SampleOrders.ORDERED_AT);

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("journal.db");
  }

  private JdbcJournal withOneGeneration() {
    JdbcJournal journal = SqliteFile.open(file, Duration.ofMillis(50)).get();
    assertThat(journal.admit(List.of(SampleOrders.order("g1"))).isRight()).isTrue();
    return journal;
  }

  private void meanwhile(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Sql.execute(connection, sql);
    }
  }

  private static String reason(Either<AppendRefusal, Long> answer) {
    return ((AppendRefusal.Unavailable) answer.getLeft()).reason();
  }

  @Test
  void aLockedFileSaysSoAndIsFineAfterwards() throws SQLException {
    try (JdbcJournal journal = withOneGeneration();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Sql.execute(other, "BEGIN IMMEDIATE");

      assertThat(reason(journal.append(ID, 1, NOTE)))
          .contains(file.toString())
          .contains("is locked by another process; if this stays, close whatever has it");
      assertThat(journal.read(ID).get().get().version())
          .as("reading waits for nobody")
          .isEqualTo(1);

      Sql.execute(other, "ROLLBACK");
      assertThat(journal.append(ID, 1, NOTE).get()).isEqualTo(2);
    }
  }

  @Test
  void aFullDiskSaysSoAndIsFineAfterwards() throws SQLException {
    withOneGeneration().close();
    String url = "jdbc:sqlite:" + file;
    Properties small = new Properties();
    small.setProperty("max_page_count", "1");
    try (JdbcJournal journal = JdbcJournal.on(new DriverSource(url, small, "the driver")).get()) {
      AdmissionRefusal refusal = null;
      for (int number = 2; refusal == null && number < 100; number++) {
        refusal =
            journal
                .admit(
                    List.of(
                        SampleOrders.order(
                            "g" + number,
                            Option.none(),
                            SampleOrders.request("a kite", image(number)),
                            Option.none())))
                .swap()
                .getOrNull();
      }
      assertThat(refusal)
          .isInstanceOfSatisfying(
              AdmissionRefusal.Unavailable.class,
              full ->
                  assertThat(full.reason())
                      .contains("no space left on its disk; free some, nothing is lost"));
    }
    try (JdbcJournal journal = JdbcJournal.file(file).get()) {
      assertThat(journal.read(ID).get().get().version()).isEqualTo(1);
      assertThat(journal.append(ID, 1, NOTE).get()).isEqualTo(2);
    }
  }

  private static ImageSource image(int number) {
    return ImageSource.bytes(SampleOrders.png(number + "x".repeat(5_000)));
  }

  @Test
  void aFileThatMayNotBeWrittenSaysSo() {
    withOneGeneration().close();
    Properties readOnly = new Properties();
    readOnly.setProperty("open_mode", "1");
    try (JdbcJournal journal =
        JdbcJournal.on(new DriverSource("jdbc:sqlite:" + file, readOnly, "the driver")).get()) {
      assertThat(reason(journal.append(ID, 1, NOTE))).contains("cannot be written; give this user");
      assertThat(journal.read(ID).get().get().version()).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatCannotBeIsAFault() throws IOException {
    Files.writeString(folder.resolve("occupied"), "");

    assertThat(JdbcJournal.file(folder.resolve("occupied/journal.db")).getLeft().reason())
        .contains("cannot be opened; check that its folder is there");
  }

  @Test
  void aFileOfAnotherKindIsAFault() throws IOException {
    Files.writeString(file, "this is no database, and never was one. ".repeat(100));

    assertThat(JdbcJournal.file(file).getLeft().reason()).contains("is damaged; keep a copy of it");
    assertThat(file).as("left alone").content().startsWith("this is no database");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE kinoport_events SET body = substr(body, 1, 50)        | event 1 of g1 cannot be"
            + " read: this is",
        "UPDATE kinoport_events SET body = replace(body, 'kite', 'x') | not the hash of this"
            + " request",
        "DELETE FROM kinoport_events WHERE version = 1                | event 1 of g1 is missing",
      })
  void aDamagedEventSaysWhichAndHowAndHurtsNoOther(String damage, String words)
      throws SQLException {
    try (JdbcJournal journal = withOneGeneration()) {
      assertThat(journal.append(ID, 1, NOTE).isRight()).isTrue();
      meanwhile(damage);
      assertThat(journal.admit(List.of(SampleOrders.order("g2"))).isRight()).isTrue();

      assertThat(journal.read(ID).getLeft().reason()).contains(file.toString()).contains(words);
      assertThat(journal.read(new GenerationId("g2")).get()).isNotEmpty();
      assertThat(journal.unfinished().get()).hasSize(2);
    }
  }

  @Test
  void aMissingImageIsAFault() throws SQLException {
    try (JdbcJournal journal = JdbcJournal.file(file).get()) {
      assertThat(
              journal
                  .admit(
                      List.of(
                          SampleOrders.order(
                              "g1",
                              Option.none(),
                              SampleOrders.request("a kite", image(1)),
                              Option.none())))
                  .isRight())
          .isTrue();
      meanwhile("DELETE FROM kinoport_images");

      assertThat(journal.read(ID).getLeft().reason()).contains("its image").contains("is gone");
    }
  }

  @Test
  void aMissingTableIsAFault() throws SQLException {
    try (JdbcJournal journal = withOneGeneration()) {
      meanwhile("DROP TABLE kinoport_events");

      assertThat(journal.read(ID).getLeft().reason())
          .contains("does not hold the journal's tables as they should be");
    }
  }

  @Test
  void aClosedJournalSaysSo() {
    JdbcJournal journal = withOneGeneration();
    journal.close();

    assertThat(reason(journal.append(ID, 1, NOTE))).contains("was closed");
  }

  @Test
  void nobodyListeningIsAFaultWithoutThePassword() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    String reason =
        JdbcJournal.at("jdbc:postgresql://localhost:%d/db?user=u&password=hunter2".formatted(port))
            .getLeft()
            .reason();

    assertThat(reason)
        .contains("postgresql://localhost:" + port + "/db does not answer")
        .doesNotContain("hunter2");
  }

  @Test
  void anotherDatabaseIsAFaultWithoutThePassword() {
    assertThat(JdbcJournal.at("jdbc:oracle:thin:u/hunter2@db").getLeft().reason())
        .contains("begins with jdbc:sqlite: or jdbc:postgresql:")
        .doesNotContain("hunter2");
  }

  /** The driver writes an address that it cannot read into its log, whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//me:hunter2@db.example/db",
        "//me:hunter2@db.example:5432/db",
        "//me:a/hunter2@db.example/db",
        "me:hunter2@db.example",
        "//db.example:5432?user=me&password=hunter2",
        "//db.example/db/more?user=me&password=hunter2",
        "//db.example:port/db?user=me&password=hunter2"
      })
  void anAddressThatTheDriverCannotReadIsToldWithoutThePassword(String place) {
    List<String> logged = new CopyOnWriteArrayList<>();
    Handler ear =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            logged.add(new SimpleFormatter().format(line));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger drivers = Logger.getLogger("org.postgresql");
    drivers.addHandler(ear);
    try {
      String reason = JdbcJournal.at("jdbc:postgresql:" + place).getLeft().reason();

      assertThat(reason)
          .contains("jdbc:postgresql://host:5432/database?user=me")
          .contains("password")
          .doesNotContain("hunter2");
      assertThat(logged).isEmpty();
    } finally {
      drivers.removeHandler(ear);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ":memory:", ":resource:a.db", "file:a.db", "FILE:a.db", "a\0b"})
  void whatIsNoFileToSqliteIsNoNameOfOne(String name) {
    String reason = JdbcJournal.at("jdbc:sqlite:" + name).getLeft().reason();

    assertThat(reason).contains("the name of a file, such as jdbc:sqlite:journal.db");
  }

  @Test
  void aMissingDriverIsNamed() {
    DriverSource source = new DriverSource("jdbc:none:x", new Properties(), "org.example:none");

    assertThat(JdbcJournal.on(source).getLeft().reason())
        .contains("needs a JDBC driver that is not on the class path: add it (org.example:none)");
  }

  @Test
  @ExtendWith(NeedsPostgres.class)
  void aWrongDatabaseOrPasswordIsAFault() {
    assertThat(JdbcJournal.at(PostgresServer.url("nowhere")).getLeft().reason())
        .contains("was the right database given?");
  }

  /** What it has not could not be written down after the purchase. */
  @ParameterizedTest
  @ValueSource(strings = {"LATIN1", "WIN1252", "EUC_JP", "SQL_ASCII"})
  @ExtendWith(NeedsPostgres.class)
  void databaseThatHasNotEveryCharacterIsAFaultAndIsLeftAsItIs(String encoding)
      throws SQLException {
    String database = "narrow_" + encoding.toLowerCase(Locale.ROOT);
    PostgresServer.command(
        "CREATE DATABASE %s ENCODING '%s' LOCALE 'C' TEMPLATE template0"
            .formatted(database, encoding));
    try {
      String url = PostgresServer.url(database);
      DriverSource source = new DriverSource(url, new Properties(), "the driver");
      for (Either<JournalFault, JdbcJournal> opened :
          List.of(JdbcJournal.at(url), JdbcJournal.on(source))) {
        opened.forEach(JdbcJournal::close);
        assertThat(opened.getLeft().reason())
            .contains("with the encoding " + encoding, "ENCODING 'UTF8'", "Nothing was changed");
      }
      try (Connection connection = source.getConnection()) {
        assertThat(
                Sql.list(
                    connection,
                    row -> row.getString(1),
                    "SELECT nspname FROM pg_namespace WHERE nspname = 'kinoport'"))
            .isEmpty();
      }
    } finally {
      PostgresServer.command("DROP DATABASE " + database + " WITH (FORCE)");
    }
  }

  @Test
  @ExtendWith(NeedsPostgres.class)
  void databaseThatIsMadeAsTheFaultSaysIsFine() {
    PostgresServer.command("CREATE DATABASE broad ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0");
    try (JdbcJournal journal = JdbcJournal.at(PostgresServer.url("broad")).get()) {
      assertThat(
              journal
                  .admit(List.of(SampleOrders.keyed("g1", "\u20ac \u51e7 \ud83e\ude81", "a kite")))
                  .isRight())
          .isTrue();
      assertThat(journal.holder("\u20ac \u51e7 \ud83e\ude81").get()).contains(ID);
    } finally {
      PostgresServer.command("DROP DATABASE broad WITH (FORCE)");
    }
  }
}
