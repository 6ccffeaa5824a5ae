package dev.kinoport.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.ProviderClock;
import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A batch whose provider remembers, whatever becomes of the one who bought. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class BatchAcrossProcessesTest {
  private static final int LINES = 5;

  @TempDir private Path folder;

  private static final int AT_ONCE = 2;
  private static final Life SLOW = Life.lasting(Duration.ofMillis(200), Duration.ofSeconds(3));

  private final ProviderClock clock = new ProviderClock();
  private final FakeProvider provider =
      FakeProvider.on(clock.time()).script(Script.always(SLOW)).build();
  private EmulatorServer server = EmulatorServer.before(provider).start();

  @BeforeEach
  void write() throws IOException {
    Files.copy(Shell.IMAGE, folder.resolve("kite.jpg"));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      lines.add("{\"prompt\": \"scene %d\", \"image\": \"kite.jpg\"}".formatted(i));
    }
    Files.write(folder.resolve("scenes.jsonl"), lines);
  }

  @AfterEach
  void stop() {
    server.close();
    clock.close();
  }

  private Shell.Result run(Shell shell, String... arguments) {
    return shell.with("KINOPORT_STATE", folder.resolve("state").toString()).run(arguments);
  }

  private Shell.Result batch(Shell shell, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "batch",
                folder.resolve("scenes.jsonl").toString(),
                "--out",
                folder.resolve("clips").toString(),
                "--backend",
                "fal",
                "--emulator",
                server.address().toString(),
                "--max-in-flight",
                String.valueOf(AT_ONCE)));
    all.addAll(List.of(more));
    return run(shell, all.toArray(String[]::new));
  }

  /** As many are at the provider as may be, so nothing is on its way when the wait ends. */
  private Shell.Result leftWhileTwoWait() {
    batch(Shell.endedAt("queued", AT_ONCE));
    assertThat(provider.accepted()).hasSize(AT_ONCE);
    return batch(Shell.piped(), "--wait", "1ms");
  }

  private void mustBeWhole() throws IOException {
    assertThat(provider.bill().count()).isEqualTo(LINES);
    assertThat(provider.accepted()).hasSize(LINES);
    for (int i = 0; i < LINES; i++) {
      Path clip = folder.resolve("clips").resolve("00%d-scene-%d.mp4".formatted(i + 1, i));
      assertThat(Files.size(clip)).isGreaterThan(100_000);
    }
  }

  @Test
  void onlySoManyAreAtTheProviderAndTheRestWaitsUnsent() throws IOException {
    Shell.Result left = leftWhileTwoWait();

    assertThat(left.exitCode()).as(left.err()).isEqualTo(7);
    assertThat(provider.accepted()).hasSize(AT_ONCE);
    assertThat(left.err()).contains("5 have not ended");
    assertThat(run(Shell.piped(), "list").out().lines().filter(line -> !line.startsWith(" ")))
        .hasSize(LINES);

    clock.go();
    Shell.Result again = batch(Shell.piped());
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("before  1.40 USD for 5 clips", "made    5 of 5 clips");
    mustBeWhole();
  }

  @Test
  void whatABatchLeftCanBeResumedAtAnotherAddressToo() throws IOException {
    assertThat(leftWhileTwoWait().exitCode()).isEqualTo(7);
    server.close();
    server = EmulatorServer.before(provider).start();

    Shell.Result lost = run(Shell.piped(), "resume", "--wait", "100ms");
    clock.go();
    Shell.Result found = run(Shell.piped(), "resume", "--emulator", server.address().toString());

    assertThat(lost.exitCode()).isEqualTo(5);
    assertThat(lost.err()).contains("http://127.0.0.1:");
    assertThat(found.exitCode()).as(found.err()).isZero();
    mustBeWhole();
  }

  /** Nobody else stops the wait: the command itself must not go on for the length of a clip. */
  @Test
  void anInterruptEndsTheWaitAndClosesWhatIsOpen() throws IOException {
    Shell.Result left = batch(Shell.interruptedAt("queued"));

    assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
    assertThat(left.out()).doesNotContain("clips,", "page");
    assertThat(run(Shell.piped(), "list").out()).doesNotContain("in doubt");

    clock.go();
    assertThat(batch(Shell.piped()).exitCode()).isZero();
    mustBeWhole();
  }

  @Test
  void anInterruptSaysWhatGoesOnAndHow() {
    Shell.Result result = batch(Shell.endedAt("queued"));

    assertThat(result.err())
        .contains("interrupted; nothing was cancelled")
        .contains("the same command goes on, as does kinoport resume");
  }
}
