package dev.kinoport.cli.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When there is no work to be had. */
@Timeout(300)
class WorkerRefusalTest {
  private static final String EMULATOR = "http://127.0.0.1:1";

  @TempDir private Path folder;

  @Test
  void theFakeOfOneProcessHasNoWorkers() {
    Shell.Result worker = Shell.piped().run("worker");
    Shell.Result handIn = Shell.piped().order(folder.resolve("a.mp4"), "--hand-in");

    assertThat(worker.exitCode()).isEqualTo(2);
    assertThat(worker.err()).contains("kinoport serve", "--emulator URL");
    assertThat(handIn.exitCode()).isEqualTo(2);
    assertThat(handIn.err()).contains("kinoport serve", "--emulator URL");
  }

  @Test
  void realMoneyNeedsAWord() {
    Shell.Result result =
        Shell.piped().with("FAL_KEY", "live-id:live-secret").run("worker", "--backend", "fal");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("--yes").doesNotContain("live-");
  }

  /** Nobody answers, no such server, no such driver, not even an address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1:1/kino?user=kino&password=hush",
        "jdbc:postgresql://kino:hush@127.0.0.1:1/kino",
        "jdbc:postgresql://127.0.0.1:1:2/kino?password=hush",
        "jdbc:postgresql:?password=hush&user=%",
        "jdbc:mysql://127.0.0.1/kino?password=hush"
      })
  void noPasswordIsTold(String url) {
    Shell.Result worker =
        Shell.piped()
            .with("PGPASSWORD", "hush")
            .with("KINOPORT_STATE", url)
            .run("worker", "--backend", "fal", "--emulator", EMULATOR);
    Shell.Result list =
        Shell.piped().with("KINOPORT_STATE", url).run("list", "--json", "--verbose");
    Shell.Result handIn =
        Shell.piped()
            .with("KINOPORT_STATE", url)
            .order(
                folder.resolve("a.mp4"), "--backend", "fal", "--emulator", EMULATOR, "--hand-in");

    assertThat(worker.exitCode()).as(worker.err()).isEqualTo(1);
    assertThat(list.exitCode()).as(list.err()).isEqualTo(1);
    assertThat(handIn.exitCode()).as(handIn.err()).isEqualTo(1);
    // These three end at once: nobody tries again.
    assertThat(worker.err()).contains("journal").doesNotContain("hush", "tried again");
    assertThat(list.out() + list.err()).doesNotContain("hush", "tried again");
    assertThat(handIn.out() + handIn.err()).doesNotContain("hush", "tried again");
  }

  @Test
  void wakeUpsDoNotGoIntoWhatIsAnotherPrograms() throws IOException, SQLException {
    Path state = Files.createDirectories(folder.resolve("state"));
    Path theirs = state.resolve("wakeups.db");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + theirs);
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE notes (text)");
    }
    assertLeftAlone(state, "is the database of another program, with the table or view notes");
  }

  /** SQLite would begin anew in it. */
  @Test
  void wakeUpsThatWereCutShortStayAsTheyAre() throws IOException {
    Path state = Files.createDirectories(folder.resolve("state"));
    Files.write(state.resolve("wakeups.db"), new byte[] {'S'});

    assertLeftAlone(state, "is no database, with 1 bytes");
  }

  /** SQLite would make what is not there, for everybody to read. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void wakeUpsAreNotMadeBehindALinkToNothing() throws IOException {
    Path state = Files.createDirectories(folder.resolve("state"));
    Files.createSymbolicLink(state.resolve("wakeups.db"), Path.of("../theirs.db"));

    Shell.Result worker =
        Shell.piped()
            .with("KINOPORT_STATE", state.toString())
            .run("worker", "--backend", "fal", "--emulator", EMULATOR);

    assertThat(worker.exitCode()).as(worker.err()).isEqualTo(1);
    assertThat(worker.err()).contains("the wake-ups", "is a link to ../theirs.db");
    assertThat(folder.resolve("theirs.db")).doesNotExist();
  }

  private static void assertLeftAlone(Path state, String words) throws IOException {
    byte[] before = Files.readAllBytes(state.resolve("wakeups.db"));

    Shell.Result worker =
        Shell.piped()
            .with("KINOPORT_STATE", state.toString())
            .run("worker", "--backend", "fal", "--emulator", EMULATOR);

    assertThat(worker.exitCode()).as(worker.err()).isEqualTo(1);
    assertThat(worker.err()).contains(words, "remove it: wake-ups are made again");
    assertThat(Files.readAllBytes(state.resolve("wakeups.db"))).isEqualTo(before);
  }

  @Test
  void aPasswordIsNotToldWithAnOptionThatIsNone() {
    Shell.Result result =
        Shell.piped().run("list", "--sate", "jdbc:postgresql://me:hush@h/kino?password=hush");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).doesNotContain("hush");
  }
}
