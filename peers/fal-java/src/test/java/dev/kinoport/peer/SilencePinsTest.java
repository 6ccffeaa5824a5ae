package dev.kinoport.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.fal.client.FalClient;
import ai.fal.client.RunOptions;
import ai.fal.client.SubscribeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    server = OfflineServer.start(OfflineServer.BY_HAND);
    server.begin(Map.of());
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
    // Time is not turned before both have given up.
    assertThat(CompletableFuture.allOf(subscribing, running).handle((done, thrown) -> true))
        .succeedsWithin(Duration.ofSeconds(60));
    assertThatThrownBy(caller::join).hasStackTraceContaining("java.net.SocketTimeoutException: ");
    server.advance(1);
    assertThat(server.paid()).hasSize(2);
    assertThat(server.asked()).noneMatch(it -> it.endsWith("/cancel"));
  }
}
