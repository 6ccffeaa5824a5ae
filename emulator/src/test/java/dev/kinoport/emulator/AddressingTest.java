package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.emulator.fal.queue.AppPath;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AddressingTest {
  @Test
  void proxyFormAnswersWithRealAddressesButFilesThatBypassTheProxy() {
    try (Wire wire = Wire.with(Life.instant())) {
      String target = "https://queue.fal.run/" + Wire.ENDPOINT;
      Wire.Answer job = wire.post("/proxy", Wire.input(), List.of("x-fal-target-url", target));
      String result = "https://queue.fal.run/fal-ai/minimax/requests/" + job.text("request_id");
      assertThat(job.text("response_url")).isEqualTo(result);
      Wire.Answer answer = wire.send(wire.keyed("/proxy").header("X-Fal-Target-Url", result));
      assertThat(answer.body()).contains("\"url\":\"" + wire.server().address() + "/v3b.fal.media");
    }
  }

  @Test
  void proxyGoesNowhereElse() {
    try (Wire wire = Wire.with(Life.instant())) {
      for (String target : List.of("https://example.com/x", "http://fal.run/x", "::", "fal.run")) {
        Wire.Answer answer = wire.post("/proxy", "{}", List.of("x-fal-target-url", target));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).startsWith("Invalid request");
      }
    }
  }

  @Test
  void barePathIsTheQueueAndKeepsTheClientsHost() {
    try (Wire wire = Wire.with(Life.instant())) {
      List<String> header = List.of("X-Fal-Queue-Priority", "normal");
      Wire.Answer job = wire.post("/" + Wire.ENDPOINT, Wire.input(), header);
      assertThat(job.text("status_url"))
          .isEqualTo(
              wire.server().address()
                  + "/fal-ai/minimax/requests/"
                  + job.text("request_id")
                  + "/status");
      assertThat(wire.get(job.text("status_url")).status()).isEqualTo(200);
    }
  }

  @Test
  void barePathThatMayBeADirectCallIsNoPaidSubmit() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.post("/" + Wire.ENDPOINT, Wire.input());
      assertThat(answer.status()).isEqualTo(421);
      assertThat(answer.text("detail"))
          .contains("FAL_RUN_HOST=HOST:PORT/fal.run", "FAL_QUEUE_RUN_HOST=HOST:PORT/queue.fal.run");
      assertThat(wire.provider().bill().count()).isZero();
    }
  }

  @Test
  void filesAreWhereTheClientAsked() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      int port = wire.server().address().getPort();
      String answer = raw(wire, "localhost:" + port, "/fal.run/" + Wire.ENDPOINT);
      assertThat(answer).contains("\"url\":\"http://localhost:" + port + "/v3b.fal.media/files/");
    }
  }

  @Test
  void whatIsAdvertisedStandsInEveryAddress() throws IOException {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider = FakeProvider.on(time).script(Script.always(Life.instant())).build();
    try (EmulatorServer server =
            EmulatorServer.before(provider).advertise("fal.localhost:8443").start();
        Wire wire = Wire.to(server, provider, time)) {
      assertThat(wire.submit().text("status_url"))
          .startsWith("http://fal.localhost:8443/queue.fal.run/");
      assertThat(raw(wire, "127.0.0.1", "/fal.run/" + Wire.ENDPOINT))
          .contains("\"url\":\"http://fal.localhost:8443/v3b.fal.media/files/");
      assertThat(raw(wire, "fal.run", "/" + Wire.ENDPOINT)).contains("\"https://v3b.fal.media/");
      assertThat(raw(wire, "fal.localhost:8443", "/__reset")).startsWith("HTTP/1.1 200");
    }
    assertThatThrownBy(() -> EmulatorServer.before(provider).advertise("http://x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://x");
  }

  @Test
  void hostHeaderOfTheRealServiceIsBelieved() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String answer = raw(wire, "queue.fal.run", "/" + Wire.ENDPOINT);
      assertThat(answer).contains("\"https://queue.fal.run/fal-ai/minimax/requests/");
      String run = raw(wire, "fal.run:443", "/" + Wire.ENDPOINT);
      assertThat(run).contains("\"https://v3b.fal.media/files/b/");
    }
  }

  @Test
  void directCallAnswersWithTheResultAtItsTime() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.post("/fal.run/" + Wire.ENDPOINT, Wire.input());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("x-fal-billable-units")).isEqualTo("6");
      assertThat(answer.body()).contains("video/mp4");
    }
  }

  @Test
  void namespacedAppHasThreeSegments() {
    AppPath path = AppPath.of(List.of("workflows", "me", "film", "requests", "r1", "status"));
    assertThat(path.app()).isEqualTo("workflows/me/film");
    assertThat(path.requestId()).containsExactly("r1");
    assertThat(path.tail()).isEqualTo("status");
    assertThat(path.above()).isEmpty();
  }

  private static String raw(Wire wire, String host, String path) throws IOException {
    String request =
        """
        POST %s HTTP/1.1
        Host: %s
        Authorization: Key k:s
        Connection: close
        Content-Type: application/json
        Content-Length: %d

        %s\
        """
            .formatted(path, host, Wire.input().length(), Wire.input())
            .replace("\n", "\r\n");
    int port = wire.server().address().getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
