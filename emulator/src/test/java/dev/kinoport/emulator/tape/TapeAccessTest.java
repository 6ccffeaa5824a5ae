package dev.kinoport.emulator.tape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.tape.record.TapeRecorder;
import dev.kinoport.emulator.tape.replay.TapePlayer;
import dev.kinoport.fake.Life;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A page of somebody else's that is open in a browser of this machine, before a tape. */
@Timeout(300)
final class TapeAccessTest {
  private static final String EVIL_NAME = "Host: evil.example:8900";
  private static final String EVIL_PAGE = "Host: localhost\r\nOrigin: https://evil.example";
  private static final String HOOK =
      "/queue.fal.run/" + Wire.ENDPOINT + "?fal_webhook=http://127.0.0.1:9/";

  @TempDir private Path place;

  private Path file() {
    return place.resolve("shop.tape");
  }

  @Test
  void aPageOfOthersReachesNoControlThroughARecorder() throws IOException {
    try (Wire wire = Wire.with(Life.instant());
        TapeRecorder recorder = TapeRecorder.before(wire.server().address()).start(file())) {
      wire.submit();

      assertThat(post(recorder.address(), "/__reset", EVIL_PAGE, "")).startsWith("HTTP/1.1 403");
      assertThat(post(recorder.address(), "/__reset", EVIL_NAME, "")).startsWith("HTTP/1.1 421");
      assertThat(wire.provider().bill().count()).isEqualTo(1);
      String own = "Host: localhost\r\nOrigin: http://localhost";
      assertThat(post(recorder.address(), "/__reset", own, "")).startsWith("HTTP/1.1 200");
      assertThat(wire.provider().bill().count()).isZero();
    }
  }

  @Test
  void aPageOfOthersHasNobodyCalledThroughARecorder() throws IOException {
    try (Wire wire = Wire.with(Life.instant());
        TapeRecorder recorder = TapeRecorder.before(wire.server().address()).start(file())) {
      assertThat(post(recorder.address(), HOOK, EVIL_PAGE, Wire.input()))
          .contains("serve it from localhost");
      assertThat(post(recorder.address(), HOOK, EVIL_NAME, Wire.input()))
          .startsWith("HTTP/1.1 421");
      assertThat(wire.provider().bill().count()).isZero();
      assertThat(wire.server().webhooks()).isEmpty();
    }
  }

  @Test
  void aNameThatWasMadeToLeadHereIsToldNothingOfATape() throws IOException {
    try (Wire wire = Wire.with(Life.instant());
        TapeRecorder recorder = TapeRecorder.before(wire.server().address()).start(file())) {
      assertThat(
              post(
                  recorder.address(),
                  "/queue.fal.run/" + Wire.ENDPOINT,
                  "Host: localhost",
                  Wire.input()))
          .startsWith("HTTP/1.1 200");
    }
    try (TapePlayer player = TapePlayer.of(Recording.read(file()), 0, call -> {})) {
      for (String path : new String[] {"/__tape", "/queue.fal.run/" + Wire.ENDPOINT}) {
        assertThat(post(player.address(), path, EVIL_NAME, "")).startsWith("HTTP/1.1 421");
      }
      assertThat(post(player.address(), "/__tape", EVIL_PAGE, "")).startsWith("HTTP/1.1 403");
      assertThat(player.report()).contains("\"played\":0");
    }
  }

  @Test
  void anAddressThatIsNoneIsRefusedAndNotHandedOn() throws IOException {
    try (Wire wire = Wire.with(Life.instant());
        TapeRecorder recorder = TapeRecorder.before(wire.server().address()).start(file())) {
      for (String path : new String[] {"/__x|y", "/queue.fal.run/x|y", "/healthz?%"}) {
        assertThat(post(recorder.address(), path, "Host: localhost", Wire.input()))
            .startsWith("HTTP/1.1 400")
            .contains("nothing was handed on");
      }
    }
    assertThat(Recording.read(file()).exchanges()).isEmpty();
  }

  /** It would be written behind the shop's name, and lead the key to whoever has the longer one. */
  @Test
  void aTargetThatIsNoPathLeadsNowhere() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    ProxySelector nowhere = asked(asked);
    try (TapeRecorder recorder = TapeRecorder.beforeFal().proxy(nowhere).start(file())) {
      for (String target :
          new String[] {".evil.example/x", "@evil.example/x", ":1@evil.example/"}) {
        assertThat(post(recorder.address(), target, "Host: queue.fal.run", Wire.input()))
            .startsWith("HTTP/1.1 400");
      }
    }
    assertThat(asked).isEmpty();
  }

  private static ProxySelector asked(List<String> hosts) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        hosts.add(uri.getHost());
        return List.of(
            new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // Nobody is there.
      }
    };
  }

  @Test
  void ofCallsThatAreNotOnATapeSoManyAreKept() throws IOException {
    TapeRecorder.before(URI.create("http://127.0.0.1:1")).start(file()).close();
    try (TapePlayer player = TapePlayer.of(Recording.read(file()), 0, call -> {})) {
      for (int i = 0; i < 1_100; i++) {
        post(player.address(), "/queue.fal.run/x" + i + "y".repeat(5_000), "Host: localhost", "{}");
      }
      assertThat(player.report())
          .hasSizeLessThan(2_100_000)
          .contains("/x999y")
          .doesNotContain("/x1000y");
    }
  }

  /** Each once took a minute, and kept everybody else waiting. */
  @Test
  void slashesWithoutEndAreReadOnce() throws IOException {
    try (Wire wire = Wire.with(Life.instant());
        TapeRecorder recorder = TapeRecorder.before(wire.server().address()).start(file())) {
      wire.fetch(recorder.address() + "/queue.fal.run/x/");
    }
    try (TapePlayer player = TapePlayer.of(Recording.read(file()), 0, call -> {})) {
      assertThat(get(player.address(), "/queue.fal.run/x//")).contains("X-Kinoport-Tape: 1");
      for (int i = 0; i < 100; i++) {
        String path = "/queue.fal.run/" + "/".repeat(200_000) + "x";
        assertThat(get(player.address(), path)).startsWith("HTTP/1.1 404");
      }
    }
  }

  private static String get(URI address, String path) throws IOException {
    try (Socket socket = to(address)) {
      String call = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(call.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsTooLongForATapeIsRefusedAndNotCut() throws IOException {
    TapeRecorder.before(URI.create("http://127.0.0.1:1")).start(file()).close();
    try (TapePlayer player = TapePlayer.of(Recording.read(file()), 0, call -> {})) {
      assertTooLongIsRefused(player.address(), "/v3b.fal.media/x");
    }
  }

  /** Its sender once waited for the answer until the recorder was closed. */
  @Test
  void aControlThatIsTooLongIsRefusedToo() throws IOException {
    try (Wire wire = Wire.with(Life.instant());
        TapeRecorder recorder = TapeRecorder.before(wire.server().address()).start(file())) {
      assertTooLongIsRefused(recorder.address(), "/__script");
    }
  }

  private static void assertTooLongIsRefused(URI address, String target) throws IOException {
    int most = 128 * 1024 * 1024;
    String head =
        "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
            .formatted(target, most + 1);
    try (Socket socket = to(address)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      byte[] piece = new byte[1024 * 1024];
      for (int sent = 0; sent < most; sent += piece.length) {
        socket.getOutputStream().write(piece);
      }
      socket.getOutputStream().write(0);

      assertThat(
              new String(
                  socket.getInputStream().readNBytes("HTTP/1.1 413".length()),
                  StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 413");
    }
  }

  private static Socket to(URI address) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
    socket.setSoTimeout(120_000);
    return socket;
  }

  private static String post(URI address, String path, String headers, String body)
      throws IOException {
    String head =
        "POST %s HTTP/1.1\r\n%s\r\nAuthorization: Key id:secret\r\nContent-Type: text/plain\r\n"
                .formatted(path, headers)
            + "Connection: close\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.getBytes(StandardCharsets.UTF_8).length);
    try (Socket socket = to(address)) {
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
