package dev.kinoport.emulator.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kinoport.emulator.Wire;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Replicate tells by itself: whom, of what, how often, and signed by whom. */
class SignedMessagesTest {
  private static final Life LIFE = Life.realistic();
  private static final Duration TO_THE_END = Duration.ofMinutes(10);

  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  private record Heard(String id, String timestamp, String signature, String body) {
    String status() {
      return ((Json.Members) JsonText.read(body).get()).text("status").getOrElse("");
    }

    boolean isSignedWith(String secret) throws Exception {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signed =
          mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return signature.equals("v1," + Base64.getEncoder().encodeToString(signed));
    }
  }

  private HttpServer ears(int status) throws IOException {
    HttpServer ears =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ears.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          heard.add(
              new Heard(
                  String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")),
                  String.valueOf(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                  String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature")),
                  new String(body, StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    ears.start();
    return ears;
  }

  private static Wire.Answer create(ReplicateClient client, HttpServer ears, String events) {
    return client.at(
        "minimax/hailuo-2.3",
        "{\"input\":{\"prompt\":\"a kite\"},\"webhook\":\"http://127.0.0.1:%d/hook\"%s}"
            .formatted(
                ears.getAddress().getPort(),
                events.isEmpty() ? "" : ",\"webhook_events_filter\":" + events));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " '' | succeeded succeeded",
        "[\"completed\"] | succeeded",
        "[\"start\",\"completed\"] | processing succeeded",
        "[\"start\"] | processing",
        "[\"logs\"] | processing processing succeeded",
      })
  void whoAsksForEventsIsToldOfThem(String events, String statuses) throws Exception {
    HttpServer ears = ears(200);
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      assertThat(create(client, ears, events.strip()).status()).isEqualTo(201);
      client.wire().time().advance(TO_THE_END);
      String secret = client.get("/webhooks/default/secret").text("key");

      assertThat(String.join(" ", heard.stream().map(Heard::status).toList())).isEqualTo(statuses);
      for (Heard message : heard) {
        assertThat(message.isSignedWith(secret)).isTrue();
      }
      assertThat(heard).extracting(Heard::id).doesNotHaveDuplicates();
    } finally {
      ears.stop(0);
    }
  }

  @Test
  void onlyTheEndIsToldAgainAndForAMinute() throws Exception {
    HttpServer ears = ears(500);
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      create(client, ears, "[\"start\",\"completed\"]");
      client.wire().time().advance(TO_THE_END);

      assertThat(heard).hasSize(7);
      assertThat(heard.stream().filter(it -> it.status().equals("processing"))).hasSize(1);
      assertThat(heard.subList(1, 7)).extracting(Heard::id).containsOnly(heard.getLast().id());
      long first = Long.parseLong(heard.get(1).timestamp());
      assertThat(Long.parseLong(heard.getLast().timestamp()) - first).isEqualTo(60);
    } finally {
      ears.stop(0);
    }
  }

  @Test
  void aForgeryComesFirstIfTheScriptSaysSoAndTheTruthTwice() throws Exception {
    HttpServer ears = ears(200);
    Life life = LIFE.with(new Fault.WebhookForged(), new Fault.WebhookRepeated(1));
    try (ReplicateClient client = ReplicateClient.facing(life)) {
      create(client, ears, "[\"completed\"]");
      client.wire().time().advance(TO_THE_END);
      String secret = client.get("/webhooks/default/secret").text("key");

      assertThat(heard).hasSize(3);
      assertThat(heard.getFirst().isSignedWith(secret)).isFalse();
      assertThat(heard.get(1)).isEqualTo(heard.get(2));
    } finally {
      ears.stop(0);
    }
  }

  @Test
  void aCancelIsToldAtOnceAndOnce() throws Exception {
    HttpServer ears = ears(200);
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      String id = create(client, ears, "[\"start\",\"completed\"]").text("id");
      client.cancel(id);
      client.wire().time().advance(TO_THE_END);

      assertThat(heard).extracting(Heard::status).containsExactly("canceled");
    } finally {
      ears.stop(0);
    }
  }

  @Test
  void theNextServerTellsWhatItsForerunnerOwesAndNothingTwice(@TempDir Path folder)
      throws Exception {
    HttpServer ears = ears(200);
    VirtualTime time = VirtualTime.create();
    try {
      try (ReplicateClient client = ReplicateClient.keptIn(folder, time, LIFE)) {
        create(client, ears, "[\"completed\"]");
        time.advance(Duration.ofSeconds(1));
      }
      assertThat(heard).isEmpty();
      try (ReplicateClient client = ReplicateClient.keptIn(folder, time, LIFE)) {
        assertThat(client.wire().server().webhooks()).isEmpty();
        time.advance(TO_THE_END);
        assertThat(heard).hasSize(1);
      }
      try (ReplicateClient client = ReplicateClient.keptIn(folder, time, LIFE)) {
        time.advance(TO_THE_END);
        assertThat(client.wire().server().webhooks()).isEmpty();
        assertThat(heard).hasSize(1);
      }
    } finally {
      ears.stop(0);
    }
  }
}
