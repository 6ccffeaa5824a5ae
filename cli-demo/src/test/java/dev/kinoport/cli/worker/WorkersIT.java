package dev.kinoport.cli.worker;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.PackagedProgram;
import dev.kinoport.cli.Shell;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.postgres.PostgresServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Workers as their users run them: processes of their own, with their usual settings. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersIT {
  private static final int COUNT = 5;

  @TempDir private Path folder;

  @AutoClose private final PackagedProgram program = new PackagedProgram();

  private Process start(String... arguments) {
    ProcessBuilder builder = PackagedProgram.line(PackagedProgram.LIGHT, arguments);
    builder.environment().put("KINOPORT_STATE", folder.resolve("state").toString());
    return program.start(builder.redirectError(folder.resolve(program.count() + ".err").toFile()));
  }

  private static Stream<String> lines(Process child) {
    return PackagedProgram.lines(child).lines();
  }

  private String serve() {
    String address = lines(start("serve")).findFirst().orElse("");
    assertThat(address).startsWith("http://127.0.0.1:");
    return address;
  }

  private Path clip(int number) {
    return folder.resolve("kite-" + number + ".mp4");
  }

  private void handIn(String address, int number, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("generate", "--hand-in", "--backend", "fal", "--emulator", address));
    words.addAll(List.of("--image", Shell.IMAGE.toString(), "--prompt", "Take " + number));
    words.addAll(List.of("--out", clip(number).toString()));
    words.addAll(List.of(more));
    Shell.Result result =
        Shell.piped()
            .with("KINOPORT_STATE", folder.resolve("state").toString())
            .run(words.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
  }

  private Process worker(String address, String... more) {
    List<String> words = new ArrayList<>(List.of("worker", "--backend", "fal"));
    words.addAll(List.of("--emulator", address));
    words.addAll(List.of(more));
    return start(words.toArray(String[]::new));
  }

  private static String bill(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/__bill")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private void assertAllAreThereAndPaidOnce(String address) throws Exception {
    for (int i = 0; i < COUNT; i++) {
      assertThat(Mp4File.facts(clip(i)).isRight()).as("clip " + i).isTrue();
    }
    assertThat(bill(address)).contains("\"count\":%d,".formatted(COUNT));
  }

  /** SIGKILL in the middle of its steps: no hook runs, its claims stay behind. */
  private void oneIsKilledAndTheOtherGoesOn(String... state) throws Exception {
    String address = serve();
    for (int i = 0; i < COUNT; i++) {
      handIn(address, i, state);
    }
    Process doomed = worker(address, state);
    assertThat(lines(doomed).anyMatch(line -> line.endsWith("downloading"))).isTrue();

    doomed.destroyForcibly().waitFor();
    List<String> more = new ArrayList<>(List.of(state));
    more.add("--until-idle");
    Process heir = worker(address, more.toArray(String[]::new));

    assertThat(lines(heir)).anyMatch(line -> line.contains("  delivered: "));
    assertThat(heir.waitFor(2, MINUTES)).isTrue();
    assertThat(heir.exitValue()).isZero();
    assertAllAreThereAndPaidOnce(address);
  }

  @Test
  void onOneFileTheNextGoesOnWhenOneIsKilled() throws Exception {
    oneIsKilledAndTheOtherGoesOn();
  }

  @ExtendWith(NeedsPostgres.class)
  @Test
  void onOneServerAnotherGoesOnWhenOneIsKilled() throws Exception {
    oneIsKilledAndTheOtherGoesOn("--state", PostgresServer.blankDatabase());
  }

  @Test
  void oneThatIsAskedToStopFinishesWhatItHasInHandAndLosesNothing() throws Exception {
    String address = serve();
    for (int i = 0; i < COUNT; i++) {
      handIn(address, i);
    }
    Process first = worker(address);
    assertThat(lines(first).anyMatch(line -> line.endsWith("submitting"))).isTrue();

    first.destroy();

    assertThat(first.waitFor(2, MINUTES)).isTrue();
    assertThat(first.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("1.err")))
        .contains("stopping, after the steps in hand");
    Process next = worker(address, "--until-idle");
    assertThat(lines(next)).isNotEmpty();
    assertThat(next.waitFor(2, MINUTES)).isTrue();
    assertThat(next.exitValue()).isZero();
    assertAllAreThereAndPaidOnce(address);
  }
}
