package dev.kinoport.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a person decides about a paid request that is to leave, or has left. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class UnderWayTest {
  private static final Life LIFE = Life.lasting(Duration.ofMinutes(1), Duration.ofMinutes(1));

  @TempDir private Path folder;

  /** Nothing moves there before its clock is turned. */
  private final VirtualTime clock = VirtualTime.startingAt(Instant.now());

  @Test
  void whatTheProviderWantsLaterIsToldWithItsTimeAndSentAtOnceByRetry() {
    Fault busy = new Fault.Throttled(1, Duration.ofHours(1));
    FakeProvider provider = FakeProvider.on(clock).script(Script.always(LIFE.with(busy))).build();
    try (EmulatorServer server = EmulatorServer.before(provider).start()) {
      Shell.Result left = order(Shell.endedAt("not taken"), server);
      String id = String.valueOf(left.json().get("id"));
      assertThat(kept("list").out()).containsPattern("since .*, once, next try ....-..-..T");
      assertThat(kept("list", "--json").out()).contains("\"next_try\"", "\"throttled\"");
      assertThat(kept("show", id).out())
          .containsPattern("waits .*, next try ....-..-..T")
          .doesNotContain("why ");

      Shell.Result retried =
          Shell.endedAt("queued").with("KINOPORT_STATE", state()).run("retry", id);

      assertThat(retried.err()).contains("queued");
      assertThat(kept("show", id).out())
          .contains("not taken: a person wants it sent now", "taken by the provider as")
          .doesNotContain("next try");
    }
  }

  @Test
  void whatIsGivenUpWhileItsAnswerIsUnderWayIsToldWithItsRequest() {
    FakeProvider provider =
        FakeProvider.on(clock)
            .script(Script.always(LIFE).when(request -> isGivenUp(), LIFE))
            .build();
    try (EmulatorServer server = EmulatorServer.before(provider).start()) {
      Shell.Result left = order(Shell.piped(), server);

      String id = id();
      String request = String.valueOf(kept("show", id, "--json").json().get("requestId"));
      assertThat(request).isNotEqualTo("null");
      assertThat(left.err()).contains("has taken it as request " + request, "given up by a person");
      assertThat(kept("show", id).out())
          .contains("taken by the provider as " + request)
          .containsPattern("request +" + request);
    }
  }

  /** Another process gives it up before the provider answers. */
  private boolean isGivenUp() {
    Shell.Result abandoned = kept("abandon", id(), "--yes");
    assertThat(abandoned.exitCode()).as(abandoned.err()).isZero();
    return true;
  }

  private String id() {
    return kept("list").out().substring(0, 26);
  }

  private Shell.Result order(Shell shell, EmulatorServer server) {
    return shell
        .with("KINOPORT_STATE", state())
        .order(
            folder.resolve("kite.mp4"),
            "--provider",
            "fal",
            "--emulator",
            server.address().toString(),
            "--json");
  }

  private String state() {
    return folder.resolve("state").toString();
  }

  private Shell.Result kept(String... arguments) {
    return Shell.piped().with("KINOPORT_STATE", state()).run(arguments);
  }
}
