package dev.kinoport.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.fal.client.FalClient;
import ai.fal.client.RunOptions;
import ai.fal.client.SubscribeOptions;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ten seconds are real here: the client's patience cannot be set. Both wait at the same time. */
final class SilencePinsTest {
  private static final ExecutorService CALLERS = Executors.newCachedThreadPool();

  private static OfflineServer server;
  private static CompletableFuture<Void> subscribing;
  private static CompletableFuture<Void> running;

  @BeforeAll
  static void start() throws IOException {
    server = OfflineServer.start();
    server.begin(Map.of("long", Map.of("queued_s", 0, "running_s", 12)));
    FalClient client = Peer.at(server.url());
    Map<String, Object> input = Peer.input("a long flight");
    subscribing =
        CompletableFuture.runAsync(
            () -> client.subscribe(Peer.ENDPOINT, SubscribeOptions.withInput(input)), CALLERS);
    running =
        CompletableFuture.runAsync(
            () -> client.run(Peer.ENDPOINT, RunOptions.withInput(input)), CALLERS);
  }

  @AfterAll
  static void stop() {
    CALLERS.shutdownNow();
    server.close();
  }

  @Test
  void streamThatIsSilentForTenSecondsLosesAClipThatIsPaid() throws Throwable {
    Pin.hold(() -> assertTimesOutAndIsPaid(subscribing));
  }

  @Test
  void runGivesUpAfterTenSecondsAndItsClipIsPaid() throws Throwable {
    Pin.hold(() -> assertTimesOutAndIsPaid(running));
  }

  private static void assertTimesOutAndIsPaid(CompletableFuture<Void> caller) {
    assertThatThrownBy(() -> caller.get(20, TimeUnit.SECONDS))
        .hasStackTraceContaining("java.net.SocketTimeoutException: timeout");
    assertThat(server.paidInTheEnd(2)).hasSize(2);
    assertThat(server.asked()).noneMatch(it -> it.endsWith("/cancel"));
  }
}
