package dev.kinoport.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.ProviderClock;
import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that go on with what was ordered are interrupted, and close all in order. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class InterruptedCommandsTest {
  @TempDir private Path folder;

  private final ProviderClock clock = new ProviderClock();
  private final FakeProvider provider =
      FakeProvider.on(clock.time())
          .script(
              Script.always(
                  Life.lasting(Duration.ofMillis(400), Duration.ofMillis(800))
                      .with(new Fault.CancelFails(1))))
          .build();
  private final EmulatorServer server = EmulatorServer.before(provider).start();
  private String id = "";

  @BeforeEach
  void order() {
    id =
        String.valueOf(
            Shell.endedAt("queued")
                .with("KINOPORT_STATE", folder.resolve("state").toString())
                .order(
                    clip(),
                    "--json",
                    "--provider",
                    "fal",
                    "--emulator",
                    server.address().toString())
                .json()
                .get("id"));
  }

  @AfterEach
  void stop() {
    server.close();
    clock.close();
  }

  private Path clip() {
    return folder.resolve("kite.mp4");
  }

  private Shell.Result run(Shell shell, String... arguments) {
    return shell.with("KINOPORT_STATE", folder.resolve("state").toString()).run(arguments);
  }

  private static void saysInOneSentence(Shell.Result left, String sentence) {
    assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
    assertThat(left.err().lines().filter(line -> line.startsWith("kinoport: ")))
        .containsExactly("kinoport: interrupted; " + sentence + ", and kinoport resume goes on");
  }

  private void goesOnAndIsPaidOnce() throws IOException {
    clock.go();
    Shell.Result resumed = run(Shell.piped(), "resume");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(provider.bill().count()).isEqualTo(1);
    assertThat(Files.size(clip())).isGreaterThan(100_000);
    assertThat(folder).isDirectoryNotContaining("glob:**.kinoport-*");
  }

  /** Nobody else stops the wait: the command must leave by itself, long before its own limit. */
  @ParameterizedTest
  @ValueSource(strings = {"resume", "retry"})
  void anInterruptEndsTheWaitAndClosesWhatIsOpen(String command) throws IOException {
    Shell.Result left = run(Shell.interruptedAt("queued"), command, id, "--wait", "1h");

    saysInOneSentence(left, "nothing was cancelled");
    assertThat(left.out()).isEmpty();
    goesOnAndIsPaidOnce();
  }

  @Test
  void programsAreStillToldInOneDocumentWhereAllStands() {
    Shell.Result left = run(Shell.interruptedAt("queued"), "resume", "--json", "--wait", "1h");

    saysInOneSentence(left, "nothing was cancelled");
    assertThat(left.json().get("generations")).asString().contains(id, "queued");
  }

  @ParameterizedTest
  @ValueSource(strings = {"resume", "retry", "cancel"})
  void whoeverInterruptsBeforehandHasNothingDone(String command) throws IOException {
    Shell.Result left = run(Shell.interruptedBefore(), command, id, "--wait", "1h");

    saysInOneSentence(left, "nothing was done");
    assertThat(run(Shell.piped(), "show", id).out()).doesNotContain("cancel");
    goesOnAndIsPaidOnce();
  }

  @Test
  void aWishToCancelThatIsWrittenDownIsToldAndTheNextProcessKnowsIt() {
    Shell.Result left = run(Shell.interruptedAt("trying again"), "cancel", id, "--wait", "1h");

    saysInOneSentence(left, "that it shall be cancelled is written down");
    run(Shell.piped(), "resume");
    assertThat(run(Shell.piped(), "list", "--status", "cancelled").out()).contains(id);
    assertThat(provider.bill().count()).isZero();
  }
}
