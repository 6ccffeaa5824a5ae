package dev.kinoport.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinoport.emulator.Wire;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the wire, byte by byte. */
@Timeout(300)
final class ListenerTest {
  private static final String SUBMIT = "/queue.fal.run/" + Wire.ENDPOINT;
  private static final String KEY = "Host: 127.0.0.1\r\nAuthorization: Key k:s\r\n";

  @Test
  void everyStatusHasItsWords() throws IOException {
    try (Wire wire =
        Wire.with(Life.instant().with(new Fault.Throttled(1, Duration.ofSeconds(1))))) {
      assertThat(post(wire, SUBMIT, Wire.input())).startsWith("HTTP/1.1 429 Too Many Requests\r\n");
      assertThat(post(wire, "/fal.run/" + Wire.ENDPOINT, "{}"))
          .startsWith("HTTP/1.1 422 Unprocessable Entity\r\n");
      assertThat(post(wire, SUBMIT, Wire.input())).startsWith("HTTP/1.1 200 OK\r\n");
    }
    try (Wire wire = Wire.with(Life.realistic())) {
      Wire.Answer job = wire.submit();
      wire.put(job.text("cancel_url"));
      String path = job.text("response_url").substring(wire.server().address().toString().length());
      assertThat(talk(wire, "GET " + path + " HTTP/1.1\r\n" + KEY + "Connection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 499 Client Closed Request\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTP/1.1, chunked", "HTTP/1.0, Connection: close"})
  void answerOfUnknownLengthEndsAsTheClientUnderstands(String version, String how)
      throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String address = wire.submit().text("status_url") + "/stream";
      String path = address.substring(wire.server().address().toString().length());
      String answer =
          talk(wire, "GET %s %s\r\n%sConnection: close\r\n\r\n".formatted(path, version, KEY));
      assertThat(answer).contains(how, "COMPLETED");
      assertThat(answer.endsWith("\r\n0\r\n\r\n")).isEqualTo(how.equals("chunked"));
    }
  }

  /** One byte after the other is in time, and all of them are not. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRequestThatNeverEndsIsNotAwaitedForEver(boolean drips) throws IOException {
    try (SystemTime time = new SystemTime();
        Listener listener =
            Listener.on(
                InetAddress.getLoopbackAddress(), 0, Duration.ofMillis(200), time, () -> null)) {
      listener.start(HttpExchange::close, authority -> Option.none());
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.UTF_8));
        assertThat(isClosed(socket, drips)).isTrue();
      }
    }
  }

  /** It begins as TLS does, and says that more is to come. */
  @Test
  void aHandshakeThatNeverEndsIsNotAwaitedForEver() throws IOException {
    try (SystemTime time = new SystemTime();
        Listener listener =
            Listener.on(
                InetAddress.getLoopbackAddress(),
                0,
                Duration.ofMillis(200),
                time,
                ListenerTest::noCertificate)) {
      listener.start(HttpExchange::close, authority -> Option.none());
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
        socket.getOutputStream().write(new byte[] {0x16, 3, 1, 0x3f, 0, 1, 0, 0x3e, (byte) 0xfc});
        assertThat(isClosed(socket, true)).isTrue();
      }
    }
  }

  private static SSLContext noCertificate() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anAnswerThatNobodyTakesIsNotKeptForEver() throws Exception {
    CompletableFuture<Exception> broken = new CompletableFuture<>();
    try (SystemTime time = new SystemTime();
        Listener listener =
            Listener.on(
                InetAddress.getLoopbackAddress(), 0, Duration.ofMillis(200), time, () -> null)) {
      listener.start(exchange -> flood(exchange, broken), authority -> Option.none());
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
        send(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(broken.get(2, TimeUnit.MINUTES)).isInstanceOf(IOException.class);
      }
    }
  }

  /** A page may be held open without end by whoever may see it. */
  @Test
  void whoeverHoldsAShareOfThePlacesLeavesTheOthersToOthers() throws IOException {
    InetAddress one = loopback(1);
    InetAddress other = loopback(2);
    List<Socket> held = new ArrayList<>();
    try (SystemTime time = new SystemTime();
        Listener listener = Listener.on(one, 0, Duration.ofHours(1), time, () -> null)) {
      listener.start(exchange -> whole(exchange, 1), authority -> Option.none());
      try {
        for (int i = 0; i < Listener.MOST_OF_ONE; i++) {
          held.add(new Socket(one, listener.port(), one, 0));
        }
        assertThat(isAnswered(one, listener)).isFalse();
        assumeTrue(isOfThisMachine(other), "127.0.0.2 is no address of this machine");
        assertThat(isAnswered(other, listener)).isTrue();

        held.removeFirst().close();
        while (!isAnswered(one, listener)) {
          Thread.onSpinWait();
        }
      } finally {
        for (Socket socket : held) {
          socket.close();
        }
      }
    }
  }

  private static InetAddress loopback(int last) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  private static boolean isAnswered(InetAddress from, Listener listener) throws IOException {
    try (Socket socket = new Socket(loopback(1), listener.port(), from, 0)) {
      send(socket, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      return socket.getInputStream().readAllBytes().length > 0;
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try (ServerSocket server = new ServerSocket(0, 1, address)) {
      return server.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static void flood(HttpExchange exchange, CompletableFuture<Exception> broken) {
    try (exchange) {
      OutputStream out = exchange.respond(200, HttpExchange.UNKNOWN);
      while (true) {
        out.write(new byte[1024 * 1024]);
      }
    } catch (IOException e) {
      broken.complete(e);
    }
  }

  @Test
  void aLongAnswerArrivesWhole() throws IOException {
    int length = 3 * 1024 * 1024;
    try (SystemTime time = new SystemTime();
        Listener listener =
            Listener.on(
                InetAddress.getLoopbackAddress(), 0, Duration.ofSeconds(30), time, () -> null)) {
      listener.start(exchange -> whole(exchange, length), authority -> Option.none());
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
        send(socket, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        byte[] answer = socket.getInputStream().readAllBytes();

        assertThat(answer).hasSizeGreaterThan(length);
        assertThat(answer[answer.length - 1]).isEqualTo((byte) (length - 1));
      }
    }
  }

  private static void whole(HttpExchange exchange, int length) {
    byte[] body = new byte[length];
    for (int i = 0; i < length; i++) {
      body[i] = (byte) i;
    }
    try (exchange) {
      exchange.respond(200, length).write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isClosed(Socket socket, boolean drips) throws IOException {
    try {
      socket.setSoTimeout(drips ? 20 : 0);
      while (true) {
        try {
          return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
          socket.getOutputStream().write('a');
        }
      }
    } catch (SocketException e) {
      return true;
    }
  }

  @Test
  void requestsFollowEachOtherOnOneConnection() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String head = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";
      String answers = talk(wire, (head + "\r\n").repeat(3) + head + "Connection: close\r\n\r\n");
      assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(5);
    }
  }

  @Test
  void bodyMayComeInChunks() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String input = Wire.input();
      String first = input.substring(0, 10);
      String rest = input.substring(10);
      String body =
          "a;name=value\r\n%s\r\n%x\r\n%s\r\n0\r\nTrailer: 1\r\n\r\n"
              .formatted(first, rest.length(), rest);
      String head = "POST " + SUBMIT + " HTTP/1.1\r\n" + KEY + "Transfer-Encoding: chunked\r\n\r\n";
      String last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      assertThat(talk(wire, head + body + last)).startsWith("HTTP/1.1 200").contains("\"ok\"");
      assertThat(wire.provider().bill().count()).isEqualTo(1);
    }
  }

  @Test
  void clientThatWaitsIsToldToGoOn() throws IOException {
    try (Wire wire = Wire.with(Life.instant());
        Socket socket = connected(wire)) {
      String head =
          "POST %s HTTP/1.1\r\n%sExpect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
              .formatted(SUBMIT, KEY, Wire.input().length());
      send(socket, head);
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readNBytes(25), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      send(socket, Wire.input());
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET / SPDY/3\r\n\r\n",
        "GET / HTTP/1.1\r\nno header\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nX: y",
        "GE(T / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET / HTTP/1.1\r\nX: y\r\n folded: z\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
        "GET /\r HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \u000b2\r\n\r\n{}",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
        "PUT / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n0\r\n",
        "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "POST / HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
      })
  void whatIsNoHttpIsSaidToBeNone(String sent) throws IOException {
    try (Wire wire = Wire.with(Life.instant());
        Socket socket = connected(wire)) {
      send(socket, sent);
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400 Bad Request\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xchunkedx", "gzip, chunked"})
  void bodyInAnyOtherCodingIsNotTakenForOneInChunks(String coding) throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String head = "POST /__script HTTP/1.1\r\nTransfer-Encoding: " + coding + "\r\n\r\n";
      assertThat(talk(wire, head + "0\r\n\r\n")).startsWith("HTTP/1.1 501 Not Implemented");
    }
  }

  @Test
  void chunksThatAreWrittenOddlyAreAnsweredAndNotDropped() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String head = "POST /__script HTTP/1.1\r\n" + KEY + "Transfer-Encoding: chunked\r\n\r\n";
      String long9 = "x".repeat(9_000);
      for (String body :
          List.of(
              "2;" + long9 + "\r\n{}\r\n0\r\n\r\n",
              "2\r\n{}\r\n0\r\nX: " + long9 + "\r\n\r\n",
              "2\r\n{}\r\n0\r\n" + "X: y\r\n".repeat(100_000) + "\r\n",
              "0\r2\r\n{}\r\n0\r\n\r\n",
              "2\r\r\n{}\r\n0\r\n\r\n",
              "2\u000b\r\n{}\r\n0\r\n\r\n",
              "2\r\n{}\r\n0\r\nX: y\rZ: z\r\n\r\n",
              "2\r\n{}" + "\r".repeat(9_000) + "\n0\r\n\r\n",
              "2\r\n{}more\r\n0\r\n\r\n")) {
        assertThat(talk(wire, head + body)).startsWith("HTTP/1.1 400 Bad Request");
      }
    }
  }

  /** A sender that never ends a line was once read, and nothing of it counted, for ever. */
  @Test
  void endlessCarriageReturnsAreNoLine() throws IOException {
    try (Wire wire = Wire.with(Life.instant());
        Socket socket = connected(wire)) {
      send(
          socket,
          "POST /__script HTTP/1.1\r\n"
              + KEY
              + "Transfer-Encoding: chunked\r\n\r\n"
              + "\r".repeat(20_000));
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
    }
  }

  @Test
  void whatIsRefusedIsToldByItsBeginningOnOneLine() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String long9 = "x".repeat(9_000) + "\u001b[2J";
      for (String head :
          List.of(
              "CONNECT %s:443 HTTP/1.1\r\n".formatted(long9.substring(0, 9_000)),
              "CONNECT \u009b2J:443 HTTP/1.1\r\n",
              "POST /healthz HTTP/1.1\r\nContent-Length: " + long9 + "\r\n" + KEY,
              "POST /healthz HTTP/1.1\r\nContent-Length: 9" + "9".repeat(9_000) + "\r\n" + KEY,
              "GET /healthz HTTP/1.1\r\nHost: %s\r\n".formatted(long9.substring(0, 9_000)),
              "GET /queue.fal.run/%s%%2f HTTP/1.1\r\n".formatted(long9.substring(0, 9_000)) + KEY,
              "GET /queue.fal.run/%s HTTP/1.1\r\n".formatted(long9.substring(0, 9_000)) + KEY)) {
        assertThat(talk(wire, head + "Connection: close\r\n\r\n"))
            .matches("(?s)HTTP/1.1 4.*")
            .hasSizeLessThan(1_500)
            .doesNotContain("\u001b", "\u009b");
      }
    }
  }

  @Test
  void waysWithinWaysComeToAnEnd() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String way = "CONNECT fal.ai:443 HTTP/1.1\r\n\r\n";
      assertThat(talk(wire, way.repeat(20_000)).split("200 Connection established", -1)).hasSize(4);
      assertThat(talk(wire, "GET /healthz HTTP/1.1\r\n" + KEY + "Connection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void headersWithoutEndAreTooLong() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String endless = "X-Long: " + "x".repeat(300_000);
      assertThat(talk(wire, "GET / HTTP/1.1\r\n" + endless))
          .startsWith("HTTP/1.1 431 Request Header Fields Too Large");
    }
  }

  @Test
  void wholeAddressInTheRequestIsWhatAClientOfAProxySends() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String head = "GET http://rest.fal.ai/.well-known/jwks.json HTTP/1.1\r\n";
      assertThat(talk(wire, head + "Connection: close\r\n\r\n")).contains("\"keys\"");
    }
  }

  @Test
  void nobodyIsConnectedToTheRestOfTheWorld() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      for (String target : List.of("example.com:443", "localhost:1", "example.com", ":")) {
        assertThat(talk(wire, "CONNECT " + target + " HTTP/1.1\r\n\r\n"))
            .startsWith("HTTP/1.1 403 Forbidden")
            .contains("NO_PROXY");
      }
    }
  }

  @Test
  void clearTextIsTunnelledToo() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String self = "localhost:" + wire.server().address().getPort();
      String answer =
          talk(
              wire,
              "CONNECT %s HTTP/1.1\r\n\r\nGET /healthz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(self, self));
      assertThat(answer).startsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK");
    }
  }

  private static String post(Wire wire, String path, String body) throws IOException {
    String head =
        "POST %s HTTP/1.1\r\n%sConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, KEY, body.length());
    return talk(wire, head + body);
  }

  private static String talk(Wire wire, String sent) throws IOException {
    try (Socket socket = connected(wire)) {
      send(socket, sent);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Socket connected(Wire wire) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), wire.server().address().getPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }
}
