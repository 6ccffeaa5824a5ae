package dev.kinoport.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.fal.client.FalClient;
import ai.fal.client.Output;
import ai.fal.client.RunOptions;
import ai.fal.client.SubscribeOptions;
import ai.fal.client.exception.FalException;
import ai.fal.client.queue.QueueResultOptions;
import ai.fal.client.queue.QueueStatus;
import ai.fal.client.queue.QueueStatusOptions;
import ai.fal.client.queue.QueueSubmitOptions;
import ai.fal.client.queue.QueueSubscribeOptions;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JobsTest {
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

  @BeforeEach
  void begin() {
    server.begin(
        Map.of(
            "now",
            OfflineServer.atOnce(),
            "storm",
            OfflineServer.failing("content_policy_violation")));
  }

  @Test
  void subscribeBringsAClipPaidOnce() throws IOException {
    List<QueueStatus.Status> seen = new ArrayList<>();
    Output<JsonObject> output =
        client.subscribe(
            Peer.ENDPOINT,
            SubscribeOptions.<JsonObject>builder()
                .input(Peer.input("a kite"))
                .resultType(JsonObject.class)
                .logs(true)
                .onQueueUpdate(update -> {
                  seen.add(update.getStatus());
                  server.goOn(update);
                })
                .build());
    assertThat(server.asked()).hasSize(3);
    assertThat(server.paid()).containsExactly(output.getRequestId());
    Clips.assertIsClip(output.getData());
    assertThat(seen)
        .startsWith(QueueStatus.Status.IN_QUEUE)
        .contains(QueueStatus.Status.IN_PROGRESS)
        .endsWith(QueueStatus.Status.COMPLETED);
  }

  @Test
  void runBringsAClipPaidOnce() throws IOException {
    Output<JsonObject> output =
        client.run(Peer.ENDPOINT, RunOptions.withInput(Peer.input("now a kite")));
    Clips.assertIsClip(output.getData());
    assertThat(server.paid()).containsExactly(output.getRequestId());
  }

  @Test
  void submitStatusAndResultWorkEachByItself() throws IOException {
    QueueStatus.InQueue queued =
        client.queue().submit(Peer.ENDPOINT, QueueSubmitOptions.withInput(Peer.input("a kite")));
    String requestId = queued.getRequestId();
    assertThat(queued.getStatus()).isEqualTo(QueueStatus.Status.IN_QUEUE);
    assertThat(queued.getQueuePosition()).isNotNegative();
    QueueStatus.StatusUpdate first =
        client.queue().status(Peer.ENDPOINT, QueueStatusOptions.withRequestId(requestId));
    assertThat(first.getRequestId()).isEqualTo(requestId);
    server.advance(1);
    QueueStatus.Completed last =
        client
            .queue()
            .subscribeToStatus(
                Peer.ENDPOINT,
                QueueSubscribeOptions.builder().requestId(requestId).logs(true).build());
    assertThat(last.getStatus()).isEqualTo(QueueStatus.Status.COMPLETED);
    Output<JsonObject> output =
        client.queue().result(Peer.ENDPOINT, QueueResultOptions.withRequestId(requestId));
    Clips.assertIsClip(output.getData());
    assertThat(server.paid()).containsExactly(requestId);
  }

  @Test
  void webhookBringsTheClip() throws Exception {
    CompletableFuture<String> posted = new CompletableFuture<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          posted.complete(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    try {
      QueueStatus.InQueue queued =
          client
              .queue()
              .submit(
                  Peer.ENDPOINT,
                  QueueSubmitOptions.builder()
                      .input(Peer.input("a kite"))
                      .webhookUrl("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook")
                      .build());
      server.advance(1);
      JsonObject event = new Gson().fromJson(posted.get(20, TimeUnit.SECONDS), JsonObject.class);
      assertThat(event.get("request_id").getAsString()).isEqualTo(queued.getRequestId());
      assertThat(event.get("status").getAsString()).isEqualTo("OK");
      Clips.assertIsClip(event.getAsJsonObject("payload"));
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void badInputIsTakenAndRefusedOnTheResultAsAtFal() {
    Map<String, Object> bad = new HashMap<>(Peer.input("a kite"));
    bad.put("duration", 7);
    assertThatThrownBy(() -> client.subscribe(Peer.ENDPOINT, SubscribeOptions.withInput(bad)))
        .isInstanceOf(FalException.class)
        .hasMessageContaining("422");
    assertThat(server.paid()).isEmpty();
  }

  @Test
  void refusalByTheModelIsFree() {
    assertThatThrownBy(() ->
            client.subscribe(Peer.ENDPOINT, SubscribeOptions.withInput(Peer.input("a storm"))))
        .isInstanceOf(FalException.class)
        .hasMessageContaining("422");
    assertThat(server.paid()).isEmpty();
  }
}
