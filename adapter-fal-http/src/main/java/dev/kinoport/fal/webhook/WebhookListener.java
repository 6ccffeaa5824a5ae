package dev.kinoport.fal.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kinoport.http.webhook.WebhookRefusal;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A small HTTP server on loopback that passes fal's messages on, for programs that have no web
 * framework; a tunnel or a reverse proxy brings them there.
 */
public final class WebhookListener implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name("kinoport-fal-webhook-", 0).factory());
  private final WebhookReceiver receiver;
  private final Consumer<WebhookEvent> heard;

  private WebhookListener(
      HttpServer server, WebhookReceiver receiver, Consumer<WebhookEvent> heard) {
    this.server = server;
    this.receiver = receiver;
    this.heard = heard;
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
    InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    WebhookListener listener = new WebhookListener(HttpServer.create(place, 0), receiver, heard);
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
    byte[] body = exchange.getRequestBody().readNBytes(WebhookReceiver.MOST_BYTES + 1);
    Either<WebhookRefusal, WebhookEvent> message =
        receiver.receive(
            exchange.getRequestURI().toString(), exchange.getRequestHeaders()::getFirst, body);
    message.forEach(heard);
    return message.fold(WebhookListener::code, event -> 200);
  }

  private static int code(WebhookRefusal refusal) {
    return switch (refusal) {
      case TOO_LARGE -> 413;
      case KEYS_UNAVAILABLE -> 503;
      case MALFORMED, OUT_OF_TIME, BAD_SIGNATURE, NOT_OUR_ADDRESS -> 401;
    };
  }

  /** Stops listening at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
