package dev.kinoport.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.ProviderClock;
import dev.kinoport.cli.Shell;
import dev.kinoport.cli.option.FakeSpeed;
import dev.kinoport.cli.option.FaultName;
import dev.kinoport.cli.provider.FakeLives;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same command over the wire, against the same provider. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class OverHttpTest {
  /** Longer than the queue of a fast life, shorter than the rest of it. */
  private static final Duration LEAVES_THE_QUEUE = Duration.ofMillis(500);

  @TempDir private Path folder;

  private final SystemTime time = new SystemTime();

  private final ProviderClock clock = new ProviderClock();
  private FakeProvider provider = FakeProvider.on(time).build();
  private EmulatorServer server = EmulatorServer.before(provider).start();

  @AfterEach
  void stop() {
    server.close();
    clock.close();
    time.close();
  }

  private void follow(Life life) {
    follow(life, time);
  }

  private void follow(Life life, Timekeeper its) {
    server.close();
    provider = FakeProvider.on(its).script(Script.always(life)).build();
    server = EmulatorServer.before(provider).start();
  }

  private Shell.Result order(Path place, String... more) {
    return order(Shell.piped(), place, more);
  }

  private Shell.Result order(Shell shell, Path place, String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(more, 0, all, 4, more.length);
    all[0] = "--backend";
    all[1] = "fal";
    all[2] = "--emulator";
    all[3] = server.address().toString();
    return shell.order(place, all);
  }

  @Test
  void theClipIsTheOneThatIsMadeInProcess() throws IOException {
    follow(FakeLives.of(FakeSpeed.FAST), clock.time());
    Path here = folder.resolve("here.mp4");
    Path there = folder.resolve("there.mp4");

    Shell.Result inProcess = Shell.piped().generate(here);
    Map<String, Runnable> onSight =
        Map.of("3 ahead", () -> clock.time().advance(LEAVES_THE_QUEUE), "running", clock::go);
    Shell.Result overTheWire = order(Shell.when(onSight), there);

    assertThat(inProcess.exitCode()).isZero();
    assertThat(overTheWire.exitCode()).isZero();
    assertThat(Files.mismatch(here, there)).isEqualTo(-1);
    assertThat(provider.bill().count()).isEqualTo(1);
    assertThat(overTheWire.out())
        .contains("quote   0.28 USD", "host    127.0.0.1:", "cost    0.28 USD")
        .contains("1366x768 px, 6 s");
    assertThat(overTheWire.err()).contains("queued, 3 ahead").contains("running").contains("done");
  }

  @Test
  void jsonTellsTheSameOfBoth() {
    follow(Life.instant());
    Map<String, ?> inProcess = Shell.piped().generate(folder.resolve("a.mp4"), "--json").json();
    Shell.Result overTheWire = order(folder.resolve("b.mp4"), "--json");

    assertThat(overTheWire.err()).contains("127.0.0.1:").contains("is asked for 0.28 USD");
    assertThat(overTheWire.json().keySet()).isEqualTo(inProcess.keySet());
    for (String same : new String[] {"status", "model", "requestHash", "quote", "actual"}) {
      assertThat(overTheWire.json()).containsEntry(same, inProcess.get(same));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "invalid-key, 4, denied_by_provider, failed",
    "content-policy, 4, refused_by_provider, failed",
    "provider-fault, 5, provider_fault, failed",
    "listing-unsupported, 6, in_doubt, in_doubt"
  })
  void whatGoesWrongEndsAsItDoesInProcess(String fault, int exitCode, String kind, String status) {
    follow(FakeLives.of(FakeSpeed.FAST, new FaultName.Converter().convert(fault)));

    Shell.Result result = order(folder.resolve("a.mp4"), "--json");

    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.json()).containsEntry("status", status).containsEntry("clip", null);
    assertThat(result.json("failure")).containsEntry("kind", kind);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anAnswerThatIsLostIsFoundInTheRecordsAndPaidOnce() {
    follow(Life.instant().with(new Fault.AcceptedButAnswerLost(1)));

    Shell.Result result = order(folder.resolve("a.mp4"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("in doubt").contains("found after all");
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void aWaitThatEndsCancelsNothing() {
    follow(FakeLives.of(FakeSpeed.FAST, FaultName.STUCK));

    Path place = folder.resolve("a.mp4");
    String state = folder.resolve("state").toString();
    order(Shell.endedAt("queued").with("KINOPORT_STATE", state), place, "--key", "scene-1");

    // It is accepted, so nothing is on its way when the wait ends, however short it is.
    Shell.Result result =
        order(
            Shell.piped().with("KINOPORT_STATE", state),
            place,
            "--key",
            "scene-1",
            "--wait",
            "1ms");

    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(server.requests()).noneMatch(request -> request.path().endsWith("/cancel"));
  }

  @Test
  void theEnvironmentNamesTheEmulatorTooAndTheOptionWins() {
    follow(Life.instant());
    String address = server.address().toString();

    Shell.Result named =
        Shell.piped()
            .with("FAL_EMULATOR_URL", address)
            .order(folder.resolve("a.mp4"), "--backend", "fal");
    Shell.Result outvoted =
        Shell.piped()
            .with("FAL_EMULATOR_URL", "http://127.0.0.1:1")
            .order(folder.resolve("b.mp4"), "--backend", "fal", "--emulator", address);

    assertThat(named.exitCode()).isZero();
    assertThat(outvoted.exitCode()).isZero();
  }

  @Test
  void anEmulatorNeverSeesTheKey() {
    follow(Life.instant());

    Shell.Result result =
        Shell.piped()
            .with("FAL_KEY", "live-id:live-secret")
            .order(
                folder.resolve("a.mp4"),
                "--backend",
                "fal",
                "--emulator",
                server.address().toString(),
                "--verbose");

    assertThat(result.exitCode()).isZero();
    assertThat(server.requests()).isNotEmpty();
    assertThat(server.requests().toString()).doesNotContain("live-");
    assertThat(result.out() + result.err()).doesNotContain("live-");
  }
}
