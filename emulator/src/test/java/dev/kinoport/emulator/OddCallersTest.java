package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers by other names than this server's, and calls that are written oddly. */
@Timeout(300)
final class OddCallersTest {
  private static final String HERE = "Host: localhost\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/healthz",
        "/",
        "/__world",
        "/queue.fal.run/fal-ai/x",
        "/fal-ai/x",
        "/v1/videos",
        "//x//__bill"
      })
  void nameThatWasMadeToLeadHereIsRefusedWithDirections(String path) throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(raw(wire.server(), "GET " + path + " HTTP/1.1\r\nHost: evil.example:8900\r\n"))
          .matches("(?s)HTTP/1.1 (421|403) .*")
          .doesNotContain("Access-Control-Allow-Origin: https://evil");
      assertThat(raw(wire.server(), "GET http://evil.example" + path + " HTTP/1.1\r\n"))
          .startsWith("HTTP/1.1 421")
          .contains("--advertise NAME");
      assertThat(wire.server().requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:1", "127.8.9.10", "[::1]:7"})
  void thisMachineHasMoreNamesThanOne(String host) throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(raw(wire.server(), "GET /__bill HTTP/1.1\r\nHost: " + host + "\r\n"))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void nameThatIsAdvertisedIsTaken() throws IOException {
    FakeProvider provider =
        FakeProvider.on(VirtualTime.create()).script(Script.always(Life.instant())).build();
    try (EmulatorServer server =
        EmulatorServer.before(provider).advertise("fake.test:8443").start()) {
      assertThat(raw(server, "GET /__bill HTTP/1.1\r\nHost: Fake.test:8443\r\n"))
          .startsWith("HTTP/1.1 200");
      assertThat(raw(server, "GET /healthz HTTP/1.1\r\nHost: fake.test.evil:8443\r\n"))
          .startsWith("HTTP/1.1 421");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%2f__bill", "/%2F%2e%2e/__bill", "/x/../__bill", "/%zz", "/a%2fb"})
  void pathWithinAPartOfAPathIsNone(String path) throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(raw(wire.server(), "GET " + path + " HTTP/1.1\r\n" + HERE))
          .startsWith("HTTP/1.1 400")
          .doesNotContain("defect");
      assertThat(raw(wire.server(), "GET " + path + " HTTP/1.1\r\nOrigin: null\r\n" + HERE))
          .startsWith("HTTP/1.1 400");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".evil.example/x", "@evil.example/x", "healthz"})
  void targetThatIsNoPathIsRefused(String target) throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(raw(wire.server(), "GET " + target + " HTTP/1.1\r\nHost: queue.fal.run\r\n"))
          .startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void emptyLinesWithoutEndAreNoRequest() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(raw(wire.server(), "\n".repeat(400_000) + "GET /healthz HTTP/1.1\r\n" + HERE))
          .startsWith("HTTP/1.1 431");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FFFFFFFFFF", "-1", "", "x", "0x10"})
  void lengthOfAChunkThatIsNoneIsRefused(String length) throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String head = "POST /queue.fal.run/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + HERE;
      assertThat(raw(wire.server(), head, length + "\r\n")).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void controlsTakeNoMoreThanAFile() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String announced = "POST /__script HTTP/1.1\r\nContent-Length: 100000000\r\n" + HERE;
      assertThat(raw(wire.server(), announced)).startsWith("HTTP/1.1 413");
      assertThat(wire.post("/__script", " ".repeat(3_000_000)).status()).isEqualTo(413);
    }
  }

  @Test
  void ofALongPathTheBeginningIsKept() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String path = "/queue.fal.run/" + "x".repeat(100_000);
      assertThat(raw(wire.server(), "GET " + path + " HTTP/1.1\r\n" + HERE))
          .startsWith("HTTP/1.1 4");
      assertThat(wire.server().requests())
          .singleElement()
          .satisfies(request -> assertThat(request.path()).hasSizeLessThan(3_000));
    }
  }

  private static String raw(EmulatorServer server, String head) throws IOException {
    return raw(server, head, "");
  }

  private static String raw(EmulatorServer server, String head, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket.setSoTimeout(200_000);
      String whole = head + "Connection: close\r\n\r\n" + body;
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
