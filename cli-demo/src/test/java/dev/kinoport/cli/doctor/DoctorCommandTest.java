package dev.kinoport.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.cli.state.KeptJournal;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.database.Sql;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.provider.Charge;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class DoctorCommandTest {
  @TempDir Path folder;
  private Path state = Path.of("");

  @BeforeEach
  void aClipIsKept() {
    state = folder.resolve("state");
    Shell.Result made =
        Shell.piped()
            .with("KINOPORT_STATE", state.toString())
            .run(
                "generate",
                "--pace",
                "fast",
                "--image",
                Shell.IMAGE.toString(),
                "--prompt",
                "the kite dives",
                "--out",
                folder.resolve("kite.mp4").toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
  }

  @Test
  void whatIsWellIsSaidToBe() {
    Shell.Result result = doctor();

    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.out()).contains("1 generation").contains("1 clip against");
    assertThat(result.err()).contains("Nothing is wrong here.");
  }

  @Test
  void nothingIsNoIllness() {
    Shell.Result result = Shell.piped().run("doctor");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
  }

  @Test
  void changedClipIsFoundByItsHash() throws IOException {
    Files.write(clip(), new byte[] {0}, StandardOpenOption.APPEND);

    Shell.Result result = doctor("--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("\"clip_changed\"").contains("\"remedy\"");
  }

  @Test
  void lostClipIsFound() throws IOException {
    Files.delete(clip());

    assertThat(doctor("--json").out()).contains("\"clip_missing\"").contains("from a copy");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pipeInPlaceOfAClipKeepsNobodyWaiting() throws IOException, InterruptedException {
    Path clip = clip();
    Files.delete(clip);
    assertThat(new ProcessBuilder("mkfifo", clip.toString()).start().waitFor()).isZero();

    assertThat(doctor("--json").out()).contains("\"clip_missing\"").contains("no ordinary file");
    assertThat(kept("list").exitCode()).isZero();
  }

  @Test
  void emptiedJournalIsToldWithWhatLiesBesideIt() throws IOException {
    Files.write(state.resolve("kinoport.db"), new byte[0]);

    for (String[] command : new String[][] {{"list"}, {"resume"}, {"spend"}}) {
      Shell.Result result = Shell.piped().with("KINOPORT_STATE", state.toString()).run(command);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("is empty, and").contains("bring it back from a copy");
    }
    Shell.Result result = doctor("--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("\"journal_unavailable\"").contains("\"clip_unknown\"");
    assertThat(state.resolve("kinoport.db")).isEmptyFile();
  }

  /** An index that answers wrongly, with as many entries as it should have. */
  @Test
  void damagedIndexIsTold() throws IOException, SQLException {
    int page = indexPage("sqlite_autoindex_kinoport_generations_1");
    byte[] bytes = Files.readAllBytes(state.resolve("kinoport.db"));
    // The last page byte belongs to the first entry that was written: the end of an id.
    bytes[page + 4_095] ^= 1;
    Files.write(state.resolve("kinoport.db"), bytes);

    Shell.Result result = doctor("--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("\"journal_damaged\"").contains("REINDEX makes it anew");
    try (KeptJournal journal = new KeptJournal(StateFolder.of(state.toString()))) {
      Notice met =
          new Notice.Trouble(Option.none(), Option.none(), journal.damage().getOrElse(""), 1);
      assertThat(NoticeWords.of(met, false).getOrElse(""))
          .contains("is damaged; ", "; to try again mends nothing, and kinoport doctor says more")
          .doesNotContain("trying again");
    }
  }

  private int indexPage(String name) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + state.resolve("kinoport.db"))) {
      return 4_096
          * (Sql.first(
                      connection,
                      row -> row.getInt(1),
                      "SELECT rootpage FROM sqlite_master WHERE name = ?",
                      name)
                  .get()
              - 1);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatOthersMayReadIsTold() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(doctor().exitCode()).isZero();
    Files.setPosixFilePermissions(
        state.resolve("kinoport.db"), PosixFilePermissions.fromString("rw-r--r--"));

    Shell.Result result = doctor();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("kinoport.db").contains("chmod -R go=");
    assertThat(result.err()).contains("others on this machine may read what is kept in");
  }

  /** Where they are brought from a copy, or from a program that made them so. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatOthersMayReadOfClipsThatAreKeptElsewhereIsTold() throws IOException {
    Path clips =
        Files.createDirectory(
            folder.resolve("elsewhere, where there's room for more clips than here"));
    Files.setPosixFilePermissions(clips, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path clip = Files.copy(clip(), clips.resolve(String.valueOf(clip().getFileName())));
    Files.setPosixFilePermissions(clip, PosixFilePermissions.fromString("rw-------"));
    assertThat(doctor("--clips", clips.toString()).exitCode()).isZero();
    Files.setPosixFilePermissions(clip, PosixFilePermissions.fromString("rw-r--r--"));

    Shell.Result result = doctor("--clips", clips.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains(clips + ": others on this machine may read what is kept in it")
        .contains("chmod -R go= '" + clips.toString().replace("'", "'\\''") + "'");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void journalThatOthersMayReadWhereALinkOrAnAddressLeadsIsTold() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).toRealPath();
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String name : List.of("kinoport.db", "kinoport.db-id", "kinoport.db-entries")) {
      Files.move(state.resolve(name), elsewhere.resolve(name));
    }
    Path journal = elsewhere.resolve("kinoport.db");
    Files.createSymbolicLink(state.resolve("kinoport.db"), journal);
    assertThat(doctor().exitCode()).as(doctor().out()).isZero();
    Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString("rw-r--r--"));

    for (Shell.Result result : List.of(doctor(), doctor("--state", "jdbc:sqlite:" + journal))) {
      assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
      assertThat(result.out())
          .contains(journal + ": others on this machine may read it (rw-r--r--)")
          .contains("chmod go= '" + journal + "'*");
      assertThat(result.err()).contains("prompts too", "chmod go= '" + journal + "'*");
    }
  }

  /** It was no journal to whoever asked, and a new one to whoever bought. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void journalWhoseLinkLeadsNowhereIsTold() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path there = Files.createSymbolicLink(empty.resolve("kinoport.db"), Path.of("../gone.db"));

    for (String command : List.of("list", "doctor", "resume")) {
      Shell.Result result = Shell.piped().with("KINOPORT_STATE", empty.toString()).run(command);

      assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
      assertThat(result.out() + result.err()).contains("it is a link to ../gone.db");
    }
    assertThat(empty).isDirectoryContaining(there::equals);
    assertThat(folder.resolve("gone.db")).doesNotExist();
  }

  /** As after a full disk, which keeps even the trouble from being written down. */
  @Test
  void paidClipThatNothingKeepsIsToldWithWhatFetchesIt() {
    String id = leftWhileItIsFetched();

    Shell.Result result = doctor("--json");
    assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
    assertThat(result.out())
        .contains("\"clip_not_fetched\"")
        .contains("kinoport resume " + id + " fetches it");

    assertThat(kept("list").err())
        .contains("not here yet: 1 clip that the provider has made; kinoport resume fetches");
    assertThat(kept("list", "--json").err()).isEmpty();
    assertThat(kept("show", id).out()).contains("its clip is not here: downloading since");
  }

  private String leftWhileItIsFetched() {
    Shell.Result left =
        Shell.endedAt("queued")
            .with("KINOPORT_STATE", state.toString())
            .order(folder.resolve("lost.mp4"), "--pace", "real", "--json");
    GenerationId id = GenerationId.parse(String.valueOf(left.json().get("id"))).get();
    try (JdbcJournal journal = JdbcJournal.file(state.resolve("kinoport.db")).get()) {
      Instant now = Instant.now();
      List.of(
              new GenerationEvent.Completed(now),
              new GenerationEvent.ResultFetched(
                  new RemoteClip(URI.create("memory:clip"), Option.none(), Option.none()),
                  Charge.unknown(),
                  now))
          .forEach(event ->
              assertThat(
                      journal.append(id, journal.read(id).get().get().version(), event).isRight())
                  .as("%s", event)
                  .isTrue());
    }
    return id.value();
  }

  private Path clip() throws IOException {
    try (Stream<Path> files = Files.list(state.resolve("clips"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private Shell.Result doctor(String... options) {
    return kept(Stream.concat(Stream.of("doctor"), Stream.of(options)).toArray(String[]::new));
  }

  private Shell.Result kept(String... arguments) {
    return Shell.piped().with("KINOPORT_STATE", state.toString()).run(arguments);
  }
}
