package dev.kinoport.fal.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.json.BodyRoom;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A small HTTP server on loopback that passes fal's messages on, for programs that have no web
 * framework; a tunnel or a reverse proxy brings them there. It reads at most 256 messages at once,
 * each for at most half a minute: whoever is slower or comes above that finds the connection
 * closed, and fal sends again. All of them together take so much memory and no more, since anybody
 * can send one.
 */
public final class WebhookListener implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int BUSY = 503;

  private final HttpServer server;
  private final ReadingThreads threads;
  private final WebhookReceiver receiver;
  private final Consumer<WebhookEvent> heard;
  private final BodyRoom room;

  private WebhookListener(
      HttpServer server,
      ReadingThreads threads,
      WebhookReceiver receiver,
      Consumer<WebhookEvent> heard,
      BodyRoom room) {
    this.server = server;
    this.threads = threads;
    this.receiver = receiver;
    this.heard = heard;
    this.room = room;
  }

  /**
   * Begins to listen on every path.
   *
   * @param port 0 takes a free one
   * @param heard told each believed message, on threads of its own
   * @throws IOException if the port is taken
   */
  public static WebhookListener on(int port, WebhookReceiver receiver, Consumer<WebhookEvent> heard)
      throws IOException {
    return on(port, receiver, heard, LONGEST, BodyRoom.ofThisProcess());
  }

  static WebhookListener on(
      int port,
      WebhookReceiver receiver,
      Consumer<WebhookEvent> heard,
      Duration longest,
      BodyRoom room)
      throws IOException {
    InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(place, 0);
    WebhookListener listener =
        new WebhookListener(server, new ReadingThreads(longest), receiver, heard, room);
    listener.begin();
    return listener;
  }

  private void begin() {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int code = exchange.getRequestMethod().equals("POST") ? receive(exchange) : 405;
      exchange.sendResponseHeaders(code, -1);
    }
  }

  private int receive(HttpExchange exchange) throws IOException {
    for (WebhookRefusal refusal :
        receiver.complaint(
            exchange.getRequestURI().toString(), exchange.getRequestHeaders()::getFirst)) {
      return code(refusal);
    }
    try (BodyRoom.Taken place = room.empty()) {
      return place
          .read(exchange.getRequestBody(), WebhookReceiver.MOST_BYTES + 1)
          .map(body -> receive(exchange, body))
          .getOrElse(BUSY);
    }
  }

  private int receive(HttpExchange exchange, byte[] body) {
    threads.hasRead();
    Either<WebhookRefusal, WebhookEvent> message =
        receiver.receive(
            exchange.getRequestURI().toString(), exchange.getRequestHeaders()::getFirst, body);
    message.forEach(heard);
    return message.fold(WebhookListener::code, event -> 200);
  }

  private static int code(WebhookRefusal refusal) {
    return switch (refusal) {
      case TOO_LARGE -> 413;
      case KEYS_UNAVAILABLE -> BUSY;
      case MALFORMED, OUT_OF_TIME, BAD_SIGNATURE, NOT_OUR_ADDRESS -> 401;
    };
  }

  /** Stops listening at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
