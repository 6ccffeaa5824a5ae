package dev.kinoport.emulator.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.time.SystemTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever is called may be anything; who turns the clock, or submits, waits for the attempt. */
@Timeout(60)
final class LoopbackPostTest {
  private final DeliveryLog log = new DeliveryLog(new SystemTime(), 100);
  private final LoopbackPost post = new LoopbackPost(log);

  @Test
  void anAnswerWithoutAnEndIsNotWaitedForAnyLongerThanOneWithoutABeginning() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
    for (String begun : new String[] {"", head, head + "half of it"}) {
      try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        Thread.ofVirtual().start(() -> begin(server, begun));
        String target = "http://127.0.0.1:%d/".formatted(server.getLocalPort());
        LoopbackPost.Outcome outcome =
            post.post("id", target, Map.of(), new byte[0], Duration.ofMillis(300));
        assertThat(outcome).isEqualTo(new LoopbackPost.Outcome(0, "", false));
      }
    }
    assertThat(log.all()).extracting("outcome").containsOnly("no answer in time");
  }

  /** Where memory ended once, nobody was called any more until the server was started anew. */
  @Test
  void aClientThatHasDiedIsReplaced() throws Exception {
    HttpClient dead = HttpClient.newHttpClient();
    dead.shutdownNow();
    assertThat(dead.awaitTermination(Duration.ofSeconds(50))).isTrue();
    Deque<HttpClient> clients = new ArrayDeque<>(List.of(dead, HttpClient.newHttpClient()));
    LoopbackPost other = new LoopbackPost(log, clients::removeFirst);
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> begin(server, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
      String target = "http://127.0.0.1:%d/".formatted(server.getLocalPort());
      assertThat(other.post("id", target, Map.of(), new byte[0], Duration.ofSeconds(50)).status())
          .isEqualTo(200);
    } finally {
      other.close();
    }
  }

  private static void begin(ServerSocket server, String answer) {
    try {
      Socket socket = server.accept();
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The test is over.
    }
  }
}
