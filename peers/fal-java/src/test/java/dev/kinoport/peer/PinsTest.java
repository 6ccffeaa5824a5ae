package dev.kinoport.peer;

import static dev.kinoport.peer.OfflineServer.brokenBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.fal.client.FalClient;
import ai.fal.client.SubscribeOptions;
import ai.fal.client.exception.FalException;
import ai.fal.client.queue.QueueStatus;
import ai.fal.client.queue.QueueSubmitOptions;
import ai.fal.client.queue.QueueSubscribeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What fal's Java client does wrong by itself. */
final class PinsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static OfflineServer server;
  private static FalClient client;

  @BeforeAll
  static void start() throws IOException {
    server = OfflineServer.start(OfflineServer.BY_HAND);
    client = Peer.at(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void streamThatOpensWith500HangsItsCallerForEver() throws Throwable {
    server.begin(Map.of("closed", brokenBy("stream_refused")));
    Pin.hold(() -> {
      CompletableFuture<Throwable> killed = firstUncaught();
      Waiter waiter = Waiter.subscribing(client, "a closed door");
      assertThat(killed).succeedsWithin(PATIENCE).isInstanceOf(NullPointerException.class);
      // The thread that could have told the caller is gone, and the clip is long done.
      server.advance(1);
      assertThat(server.paid()).hasSize(1);
      assertThat(waiter.isStillWaitingAfter(1, TimeUnit.SECONDS)).isTrue();
    });
  }

  @Test
  void namespaceOfAWorkflowIsLostAndItsCallerHangs() throws Throwable {
    server.begin(Map.of());
    QueueStatus.InQueue queued =
        client.queue().submit(Peer.ENDPOINT, QueueSubmitOptions.withInput(Peer.input("a kite")));
    Pin.hold(() -> {
      CompletableFuture<Throwable> killed = firstUncaught();
      QueueSubscribeOptions options =
          QueueSubscribeOptions.builder().requestId(queued.getRequestId()).build();
      Thread caller =
          Thread.ofPlatform()
              .daemon()
              .start(() -> client.queue().subscribeToStatus("workflows/me/flow", options));
      assertThat(killed).succeedsWithin(PATIENCE).isInstanceOf(NullPointerException.class);
      caller.join(1_000);
      assertThat(caller.isAlive()).isTrue();
      assertThat(server.asked().getLast())
          .isEqualTo("GET /me/flow/requests/" + queued.getRequestId() + "/status/stream");
    });
  }

  @Test
  void submitWhoseAnswerIsLostDoesNotSayThatAClipMayBePaid() throws Throwable {
    server.begin(Map.of("lost", brokenBy("accepted_but_answer_lost")));
    Pin.hold(() -> {
      assertThatThrownBy(() -> subscribe("a lost kite"))
          .isInstanceOfSatisfying(FalException.class, e -> assertThat(e.getRequestId()).isNull())
          .hasCauseInstanceOf(IOException.class);
      server.advance(1);
      assertThat(server.paid()).hasSize(1);
    });
  }

  @Test
  void result503OnceLosesAClipThatIsPaid() throws Throwable {
    server.begin(Map.of("shy", OfflineServer.atOnce("result_fails")));
    Pin.hold(() -> {
      assertThatThrownBy(() -> subscribe("a shy kite"))
          .isInstanceOf(FalException.class)
          .hasMessage("Request failed with code: 503");
      assertThat(server.paid()).hasSize(1);
      assertThat(server.asked()).hasSize(3);
    });
  }

  @Test
  void streamThatEndsEarlyLosesAClipThatIsPaid() throws Throwable {
    server.begin(Map.of("cut", brokenBy("stream_ends_early")));
    Pin.hold(() -> {
      assertThatThrownBy(() -> subscribe("a cut")).isInstanceOf(FalException.class);
      server.advance(1);
      assertThat(server.paid()).hasSize(1);
    });
  }

  @Test
  void throttledSubmitIsAnErrorAtOnce() throws Throwable {
    server.begin(Map.of("rush", brokenBy("throttled")));
    Pin.hold(() -> {
      assertThatThrownBy(() -> subscribe("a rush")).hasMessage("Request failed with code: 429");
      assertThat(server.asked()).hasSize(1);
    });
  }

  @Test
  void reasonOfARefusalIsThrownAway() throws Throwable {
    server.begin(Map.of("storm", OfflineServer.failing("content_policy_violation")));
    Pin.hold(() ->
        assertThatThrownBy(() -> subscribe("a storm"))
            .hasMessage("Request failed with code: 422")
            .hasNoCause());
  }

  @Test
  void interruptIsANullPointerExceptionAndDoesNotCancel() throws Throwable {
    server.begin(Map.of());
    Pin.hold(() -> {
      Waiter waiter = Waiter.subscribing(client, "a kite").awaitFirstStatus();
      waiter.interrupt();
      assertThat(waiter.end())
          .failsWithin(PATIENCE)
          .withThrowableThat()
          .withCauseInstanceOf(NullPointerException.class);
      server.advance(1);
      assertThat(server.paid()).hasSize(1);
      assertThat(server.asked()).noneMatch(it -> it.endsWith("/cancel"));
    });
  }

  @Test
  void fiveWhoWaitLetNobodyElseThrough() throws Throwable {
    server.begin(Map.of("quick", OfflineServer.atOnce()));
    Pin.hold(() -> {
      for (int i = 0; i < 5; i++) {
        Waiter.subscribing(client, "a slow kite").awaitFirstStatus();
      }
      // Through a client of its own it is quick.
      subscribe(Peer.at(server.url()), "a quick kite");
      Waiter sixth = Waiter.subscribing(client, "a quick kite");
      assertThat(sixth.isStillWaitingAfter(1, TimeUnit.SECONDS)).isTrue();
      server.advance(1);
      assertThat(sixth.end()).succeedsWithin(PATIENCE);
    });
  }

  private static void subscribe(String prompt) {
    subscribe(client, prompt);
  }

  private static void subscribe(FalClient through, String prompt) {
    through.subscribe(Peer.ENDPOINT, SubscribeOptions.withInput(Peer.input(prompt)));
  }

  /** What next kills a thread; no other class here looks at that. */
  private static CompletableFuture<Throwable> firstUncaught() {
    CompletableFuture<Throwable> killed = new CompletableFuture<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> killed.complete(cause));
    return killed;
  }
}
