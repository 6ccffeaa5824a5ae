package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.Life;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
