package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CorsTest {
  private static final String PAGE = "http://localhost:3000";

  @Test
  void browserMayAskBeforehand() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = preflight(wire, Wire.QUEUE + Wire.ENDPOINT);
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
      assertThat(answer.header("access-control-allow-methods")).isEqualTo("POST");
      assertThat(answer.header("access-control-allow-headers"))
          .isEqualTo("authorization,content-type");
      assertThat(wire.server().requests()).isEmpty();
    }
  }

  @Test
  void pageMayReadAnswersAndRefusalsAndTheirHeaders() {
    try (Wire wire = Wire.with(Life.instant())) {
      for (String path : new String[] {"/requests/x", "/requests/x/status/stream"}) {
        Wire.Answer answer =
            wire.send(wire.keyed(Wire.QUEUE + Wire.APP + path).header("Origin", PAGE));
        assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(answer.header("access-control-expose-headers")).isEqualTo("*");
      }
      String status = wire.submit().text("status_url");
      assertThat(
              wire.send(wire.keyed(status + "/stream").header("Origin", PAGE))
                  .header("access-control-allow-origin"))
          .isEqualTo("*");
    }
  }

  @Test
  void pageMayNotTouchTheControls() {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(preflight(wire, "/__reset").status()).isEqualTo(403);
      assertThat(
              wire.send(wire.keyed("/__bill").header("Origin", PAGE))
                  .header("access-control-allow-origin"))
          .isEmpty();
    }
  }

  @Test
  void pageOfOthersIsTurnedAwayFromTheControls() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      wire.submit();
      HttpRequest.Builder reset =
          wire.keyed("/__reset").header("Origin", PAGE).POST(HttpRequest.BodyPublishers.noBody());
      assertThat(wire.send(reset).status()).isEqualTo(403);
      assertThat(raw(wire, "POST /__reset HTTP/1.1\r\nHost: evil.example:8900"))
          .startsWith("HTTP/1.1 421");
      assertThat(raw(wire, "GET //x//__bill HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: " + PAGE))
          .doesNotContain("\"count\"");
      assertThat(wire.provider().bill().count()).isEqualTo(1);
      HttpRequest.Builder own =
          wire.keyed("/__reset")
              .header("Origin", wire.server().address().toString())
              .POST(HttpRequest.BodyPublishers.noBody());
      assertThat(wire.send(own).status()).isEqualTo(200);
    }
  }

  /** A submit needs no leave of the browser's, and whoever it names would be called from here. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/queue.fal.run/fal-ai/minimax/hailuo-02/standard/image-to-video?fal_webhook=%s"
            + "|{\"prompt\":\"a kite\",\"image_url\":\"https://example.com/a.png\"}",
        "/api.minimax.io/v1/video_generation"
            + "|{\"model\":\"MiniMax-Hailuo-2.3\",\"prompt\":\"a kite\",\"callback_url\":\"%s\"}",
        "/api.replicate.com/v1/models/minimax/hailuo-2.3/predictions"
            + "|{\"input\":{\"prompt\":\"a kite\"},\"webhook\":\"%s\"}"
      })
  void aPageOfOthersHasNobodyCalled(String path, String body) throws IOException {
    try (ServerSocket target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Wire wire = ofEveryShop()) {
      String webhook = "http://127.0.0.1:" + target.getLocalPort() + "/";
      for (String stranger :
          new String[] {"https://evil.example", "null", "http://localhost.evil.example"}) {
        Wire.Answer refused = submit(wire, path, body, webhook, stranger);
        assertThat(refused.body()).as(stranger).contains("serve it from localhost");
      }
      assertThat(wire.provider().bill().count()).isZero();
      target.setSoTimeout(1);
      assertThatThrownBy(target::accept).isInstanceOf(SocketTimeoutException.class);

      assertThat(submit(wire, path, body, "http://192.0.2.1/", PAGE).body())
          .doesNotContain("serve it from localhost");
    }
  }

  private static Wire ofEveryShop() {
    VirtualTime time = VirtualTime.create();
    return Wire.before(time, FakeProvider.on(time).catalogue(ShippedOffers.catalogue()).build());
  }

  private static Wire.Answer submit(
      Wire wire, String path, String body, String webhook, String origin) {
    return wire.send(
        wire.keyed(path.replace("%s", webhook))
            .setHeader(
                "Authorization", path.contains("fal.run") ? "Key id:secret" : "Bearer r8_test")
            .header("Origin", origin)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(body.replace("%s", webhook))));
  }

  private static String raw(Wire wire, String head) throws IOException {
    int port = wire.server().address().getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      String whole = head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Wire.Answer preflight(Wire wire, String path) {
    return wire.send(
        HttpRequest.newBuilder(wire.server().address().resolve(path))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", PAGE)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type"));
  }
}
