package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DroppedConnectionTest {
  @Test
  void acceptedButAnswerLostSendsNotOneByte() throws IOException {
    try (Wire wire = Wire.with(Life.instant().with(new Fault.AcceptedButAnswerLost(1)))) {
      assertThat(rawSubmit(wire.server().address())).isEmpty();
      assertThat(wire.provider().accepted()).hasSize(1);
      assertThat(wire.provider().bill().count()).isEqualTo(1);
      assertThat(rawSubmit(wire.server().address())).startsWith("HTTP/1.1 200");
      assertThat(wire.provider().bill().count()).isEqualTo(2);
    }
  }

  @Test
  void lostBeforeAcceptanceCostsNothing() throws IOException {
    Life life = Life.instant().with(new Fault.LostBeforeAcceptance(1), new Fault.NeverSent(1));
    try (Wire wire = Wire.with(life)) {
      assertThat(rawSubmit(wire.server().address())).isEmpty();
      assertThat(rawSubmit(wire.server().address())).isEmpty();
      assertThat(wire.provider().accepted()).isEmpty();
      assertThat(rawSubmit(wire.server().address())).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void acceptedLateExistsOnlyLater() throws IOException {
    Life life = Life.instant().with(new Fault.AcceptedLate(Duration.ofSeconds(9)));
    try (Wire wire = Wire.with(life)) {
      assertThat(rawSubmit(wire.server().address())).isEmpty();
      assertThat(wire.provider().accepted()).isEmpty();
      wire.time().advance(Duration.ofSeconds(9));
      assertThat(wire.provider().accepted()).hasSize(1);
    }
  }

  /** All that comes back before the connection ends. */
  private static String rawSubmit(URI server) throws IOException {
    byte[] body = Wire.input().getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Key k:s\r\nConnection: close\r\n"
            .formatted(Wire.QUEUE, Wire.ENDPOINT);
    String type = "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((head + type).getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
