package dev.kinoport.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.callback.WebhookDelivery;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class WebhookInboxTest {
  private static final String WAITS = "Only a message on --webhook-port can settle this now.";
  private static final Life SHORT = Life.lasting(Duration.ofMillis(200), Duration.ofMillis(300));

  /** Nothing but the provider's message can tell that it has the request. */
  private static final Life LOST =
      SHORT.with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported());

  @TempDir private Path folder;

  private final SystemTime time = new SystemTime();
  private FakeProvider provider = FakeProvider.on(time).build();
  private EmulatorServer server = EmulatorServer.before(provider).start();

  @AfterEach
  void stop() {
    server.close();
    time.close();
  }

  private void follow(Life life) {
    follow(life, time);
  }

  private void follow(Life life, Timekeeper itsTime) {
    server.close();
    provider = FakeProvider.on(itsTime).script(Script.always(life)).build();
    server = EmulatorServer.before(provider).start();
  }

  private Shell.Result order(Life life, String... more) {
    follow(life);
    return order(Shell.piped(), more);
  }

  /** The provider's time stands still until the command waits for its message. */
  private Shell.Result orderWithoutListing(Life life, String... more) {
    VirtualTime itsTime = VirtualTime.startingAt(time.now());
    follow(life, itsTime);
    Runnable goesOn = () -> Thread.ofVirtual().start(() -> itsTime.advance(Duration.ofSeconds(1)));
    return order(Shell.when(Map.of(WAITS, goesOn)), more);
  }

  private Shell.Result order(Shell shell, String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(more, 0, all, 4, more.length);
    all[0] = "--backend";
    all[1] = "fal";
    all[2] = "--emulator";
    all[3] = server.address().toString();
    return shell.order(folder.resolve("a.mp4"), all);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aMessageFindsTheRequestWhoseAnswerWasLostAndItIsPaidOnce() throws IOException {
    Shell.Result result = orderWithoutListing(LOST, "--webhook-port", String.valueOf(freePort()));

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .containsSubsequence("in doubt", "waits for you", WAITS, "found after all", "done")
        .containsOnlyOnce("waits for you");
    assertThat(server.webhooks()).map(WebhookDelivery::outcome).containsExactly("200");
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void whatTheProviderIsToldIsThePublicAddress() throws IOException {
    int port = freePort();

    Shell.Result result =
        orderWithoutListing(
            LOST,
            "--webhook-port",
            String.valueOf(port),
            "--webhook-url",
            "http://localhost:" + port + "/by/tunnel?to=us");

    assertThat(result.exitCode()).isZero();
    assertThat(server.webhooks())
        .singleElement()
        .satisfies(delivery ->
            assertThat(delivery.target())
                .startsWith("http://localhost:" + port + "/by/tunnel?to=us&"));
  }

  @Test
  void aForgedMessageSettlesNothing() throws IOException {
    Life forged = LOST.with(new Fault.WebhookForged());

    Shell.Result result = orderWithoutListing(forged, "--webhook-port", String.valueOf(freePort()));

    assertThat(result.exitCode()).isZero();
    assertThat(server.webhooks()).map(WebhookDelivery::outcome).containsExactly("401", "200");
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void aMessageBeforeTheAnswerDoesNoHarm() throws IOException {
    Life early = Life.instant().with(new Fault.WebhookBeforeAnswer(), new Fault.WebhookRepeated(2));

    Shell.Result result = order(early, "--webhook-port", String.valueOf(freePort()));

    assertThat(result.exitCode()).isZero();
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void aMessageThatNeverComesLeavesItInDoubtWhenTheWaitEnds() throws IOException {
    Life late =
        Life.lasting(Duration.ofHours(1), Duration.ZERO)
            .with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported());

    follow(late);
    String state = folder.resolve("state").toString();
    String[] words = {"--webhook-port", String.valueOf(freePort()), "--key", "scene-1"};
    order(Shell.endedAt("in doubt").with("KINOPORT_STATE", state), words);

    Shell.Result result =
        order(
            Shell.piped().with("KINOPORT_STATE", state),
            Stream.concat(Stream.of(words), Stream.of("--wait", "1ms")).toArray(String[]::new));

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("Do not simply start it again");
  }

  @Test
  void aPortThatIsTakenIsFoundBeforeMoneyIsSpent() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Shell.Result result = order(SHORT, "--webhook-port", String.valueOf(taken.getLocalPort()));

      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("nothing can listen on --webhook-port");
      assertThat(server.requests()).isEmpty();
    }
  }
}
