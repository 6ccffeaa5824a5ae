package dev.kinoport.fal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.json.BodyRoom;
import dev.kinoport.testkit.http.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends slowly, or as one of very many, is let go. */
@Timeout(300)
class WebhookListenerTest {
  private static final String HEAD =
      """
      POST /hook HTTP/1.1\r
      Host: us\r
      Content-Length: 100\r
      x-fal-webhook-request-id: r-1\r
      x-fal-webhook-user-id: user-1\r
      x-fal-webhook-timestamp: %d\r
      x-fal-webhook-signature: %s\r
      """
          .formatted(Wishes.NOW.getEpochSecond(), "00".repeat(64));

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n", "\r\n{\"request_id\":"})
  void aMessageThatDoesNotEndIsLetGo(String more) throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(200, "{\"keys\":[]}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()), Wishes.clock());
        WebhookListener listener =
            WebhookListener.on(
                0, fal.webhooks(), event -> {}, Duration.ofMillis(50), BodyRoom.ofThisProcess());
        Socket sender = send(listener, HEAD + more)) {
      assertThat(answer(sender)).doesNotContain("200");
    }
  }

  @Test
  void onlySoManyAreReadAtOnce() throws Exception {
    List<Socket> senders = new ArrayList<>();
    try (RawServer server = new RawServer(request -> RawServer.json(200, "{\"keys\":[]}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()), Wishes.clock());
        WebhookListener listener =
            WebhookListener.on(
                0, fal.webhooks(), event -> {}, Duration.ofHours(1), BodyRoom.ofThisProcess())) {
      for (int sender = 0; sender < 256; sender++) {
        senders.add(send(listener, HEAD));
      }
      try (Socket last = send(listener, HEAD)) {
        assertThat(answer(last)).isEmpty();
      }
      senders
          .getFirst()
          .getOutputStream()
          .write(("\r\n" + "x".repeat(100)).getBytes(StandardCharsets.UTF_8));
      assertThat(answer(senders.getFirst())).startsWith("HTTP/1.1 503");
      String next = "";
      while (next.isEmpty()) { // the first's place is free only once its thread has ended
        try (Socket sender = send(listener, HEAD + "\r\n" + "x".repeat(100))) {
          next = answer(sender);
        }
      }
      assertThat(next).startsWith("HTTP/1.1 503");
    } finally {
      for (Socket sender : senders) {
        sender.close();
      }
    }
  }

  /** Sixteen megabytes each, 256 at once, from whoever finds the port. */
  @Test
  void messagesTakeNoMoreMemoryTogetherThanThereIs() throws Exception {
    String begun =
        HEAD.replace("Content-Length: 100", "Content-Length: 1000000")
            + "\r\n"
            + "x".repeat(300_000);
    BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    List<Socket> senders = new ArrayList<>();
    try (RawServer server = new RawServer(request -> RawServer.json(200, "{\"keys\":[]}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()), Wishes.clock());
        WebhookListener listener =
            WebhookListener.on(
                0,
                fal.webhooks(),
                event -> {},
                Duration.ofHours(1),
                new BodyRoom(8L * 256 * 1024))) {
      for (int i = 0; i < 9; i++) {
        Socket sender = send(listener, begun);
        senders.add(sender);
        Thread.ofVirtual().start(() -> answers.add(heard(sender)));
      }
      assertThat(answers.poll(2, TimeUnit.MINUTES)).startsWith("HTTP/1.1 503");
      assertThat(answers).isEmpty();
      try (Socket brief = send(listener, HEAD + "\r\n" + "x".repeat(100))) {
        assertThat(answer(brief)).startsWith("HTTP/1.1 503");
      }
    } finally {
      for (Socket sender : senders) {
        sender.close();
      }
    }
  }

  private static String heard(Socket sender) {
    try {
      return answer(sender);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Socket send(WebhookListener listener, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort());
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** What the listener says until it closes the connection. */
  private static String answer(Socket sender) throws IOException {
    try {
      byte[] said = sender.getInputStream().readNBytes("HTTP/1.1 401".length());
      return new String(said, StandardCharsets.UTF_8);
    } catch (SocketException reset) {
      return "";
    }
  }
}
