package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.Life;
import java.net.http.HttpRequest;
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
      assertThat(preflight(wire, "/__reset").status()).isEqualTo(405);
      assertThat(
              wire.send(wire.keyed("/__bill").header("Origin", PAGE))
                  .header("access-control-allow-origin"))
          .isEmpty();
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
