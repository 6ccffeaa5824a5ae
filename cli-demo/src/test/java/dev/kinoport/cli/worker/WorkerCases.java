package dev.kinoport.cli.worker;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is handed in, workers do. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
abstract class WorkerCases {
  private static final Life SLOW = Life.lasting(Duration.ofMillis(200), Duration.ofMillis(400));

  @TempDir private Path folder = Path.of("");

  private final SystemTime time = new SystemTime();
  private FakeProvider provider = FakeProvider.on(time).script(Script.always(SLOW)).build();
  private EmulatorServer server = EmulatorServer.before(provider).start();

  /** What says where the journal is, if not in the state folder. */
  abstract List<String> journal();

  @AfterEach
  void stop() {
    server.close();
    time.close();
  }

  private void follow(Life life) {
    server.close();
    provider = FakeProvider.on(time).script(Script.always(life)).build();
    server = EmulatorServer.before(provider).start();
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Path clip(String name) {
    return folder.resolve(name + ".mp4");
  }

  private Shell.Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(journal());
    return Shell.piped().with("KINOPORT_STATE", state().toString()).run(all.toArray(String[]::new));
  }

  private String handIn(String name) {
    Shell.Result result =
        run(
            "generate",
            "--backend",
            "fal",
            "--emulator",
            server.address().toString(),
            "--image",
            Shell.IMAGE.toString(),
            "--prompt",
            "The kite climbs, take " + name,
            "--out",
            clip(name).toString(),
            "--hand-in",
            "--json");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
    assertThat(result.err()).contains("is handed in; kinoport worker goes on with it");
    assertThat(result.json()).containsEntry("status", "planned");
    return String.valueOf(result.json().get("id"));
  }

  private Shell.Result work(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "worker",
                "--until-idle",
                "--backend",
                "fal",
                "--emulator",
                server.address().toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void whatIsHandedInIsPaidOnceAndDeliveredByAWorker() throws IOException {
    String id = handIn("a");
    assertThat(provider.accepted()).isEmpty();
    assertThat(clip("a")).doesNotExist();

    Shell.Result worked = work();

    assertThat(worked.exitCode()).as(worked.err()).isZero();
    assertThat(worked.out())
        .contains(id + "  submitting", id + "  done, 0.28 USD", id + "  delivered: " + clip("a"));
    assertThat(Files.size(clip("a"))).isGreaterThan(100_000);
    assertThat(provider.bill().count()).isEqualTo(1);
    assertThat(folder).isDirectoryNotContaining("glob:**.kinoport-*");
    assertThat(run("show", id, "--json").json())
        .containsEntry("status", "succeeded")
        .containsEntry("clip", clip("a").toString());
    assertThat(run("resume").err()).contains("Nothing is open");
    assertThat(work().exitCode()).isZero();
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void severalAtOnceShareTheWork() {
    List<String> ids = List.of(handIn("a"), handIn("b"), handIn("c"), handIn("d"));

    CompletableFuture<Shell.Result> other = CompletableFuture.supplyAsync(this::work);
    Shell.Result one = work();

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(other.join().exitCode()).as(other.join().err()).isZero();
    assertThat(provider.bill().count()).isEqualTo(ids.size());
    for (String id : ids) {
      assertThat(one.out() + other.join().out())
          .containsOnlyOnce(id + "  submitting")
          .contains(id + "  delivered: ");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**another-*");
  }

  /** Its place is one of another machine. */
  @Test
  void whatWasOrderedFromAnotherFolderIsKeptInThatOfTheWorker() throws IOException {
    String id = handIn("a");
    Files.writeString(state().resolve("identity"), "another");
    Path clips = folder.resolve("clips");

    Shell.Result worked = work("--clips", clips.toString());

    assertThat(worked.exitCode()).as(worked.err()).isZero();
    Path brought = clips.resolve(id + ".mp4");
    assertThat(brought).exists();
    assertThat(worked.out()).contains("done, 0.28 USD").contains(brought.toString());
    assertThat(run("show", id).out()).contains("clip    " + brought);
    Files.delete(brought);
    assertThat(run("show", id).out())
        .contains(brought + " (missing: it was kept there; kinoport adopt-clip " + id + " FILE");
    assertThat(run("show", id, "--json").json())
        .containsEntry("clip", null)
        .containsEntry("clipLocation", brought.toUri().toString());
    Files.delete(clips);
    assertThat(run("show", id).out()).contains(brought.toUri() + " (not on this machine)");
  }

  @Test
  void whatWasBoughtElsewhereIsPassedOver() {
    String id = handIn("a");
    follow(SLOW);

    Shell.Result worked = work();

    assertThat(worked.exitCode()).isZero();
    assertThat(worked.err()).containsOnlyOnce("left alone: 1 open, ordered from emulator.");
    assertThat(provider.accepted()).isEmpty();
    assertThat(run("list", "--status", "planned").out()).contains(id);
  }

  @Test
  void whatStaysInDoubtIsLeftForAPerson() {
    follow(FakeLives.of(FakeSpeed.FAST, FaultName.LISTING_UNSUPPORTED));
    String id = handIn("a");

    Shell.Result worked = work();

    assertThat(worked.exitCode()).isEqualTo(6);
    assertThat(run("reconcile").out()).contains(id);
    assertThat(provider.accepted()).hasSize(1);
  }

  @Test
  void aHostThatIsAllowedIsSoForWhatGetsStuckLater() {
    follow(SLOW.with(new Fault.ClipElsewhere("localhost")));
    String id = handIn("a");

    Shell.Result worked = work("--allow-clip-host", "localhost");

    assertThat(worked.exitCode()).as(worked.err()).isZero();
    assertThat(worked.out()).contains(id + "  delivered: " + clip("a"));
    assertThat(run("show", id).out()).contains("clip allowed from localhost");
  }

  @Test
  void aProgramReadsOneObjectALine() {
    String id = handIn("a");

    Shell.Result worked = work("--json");

    assertThat(worked.out().lines())
        .hasSizeGreaterThan(5)
        .allMatch(line -> line.startsWith("{\"at\": "));
    assertThat(worked.out().lines())
        .anyMatch(
            line -> line.contains("\"id\": \"%s\",\"event\": \"submit_started\"".formatted(id)))
        .anyMatch(line ->
            line.contains("\"event\": \"delivered\"") && line.contains(clip("a").toString()));
  }

  @Test
  void theSameKeyIsHandedInOnce() {
    Shell.Result first = keyed();
    Shell.Result second = keyed();

    assertThat(first.exitCode()).as(first.err()).isEqualTo(7);
    assertThat(second.json()).containsEntry("id", first.json().get("id"));
    assertThat(work().exitCode()).isZero();
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  private Shell.Result keyed() {
    return run(
        "generate",
        "--backend",
        "fal",
        "--emulator",
        server.address().toString(),
        "--image",
        Shell.IMAGE.toString(),
        "--prompt",
        "The kite climbs",
        "--out",
        clip("keyed").toString(),
        "--key",
        "order-1",
        "--hand-in",
        "--json");
  }
}
