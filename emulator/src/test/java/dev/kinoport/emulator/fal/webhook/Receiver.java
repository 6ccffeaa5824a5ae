package dev.kinoport.emulator.fal.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Somebody who waits for webhooks, and answers as told, 200 once nothing is left to tell. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final Iterator<Integer> answers;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  /** What came. */
  public record Message(
      String id, String user, String timestamp, String signature, List<Byte> body) {
    public byte[] bytes() {
      byte[] bytes = new byte[body.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = body.get(i);
      }
      return bytes;
    }
  }

  public Receiver(Integer... answers) {
    this.answers = List.of(answers).iterator();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::receive);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    List<Byte> body = new ArrayList<>();
    for (byte b : bytes) {
      body.add(b);
    }
    messages.add(
        new Message(
            header(exchange, "Request-Id"),
            header(exchange, "User-Id"),
            header(exchange, "Timestamp"),
            header(exchange, "Signature"),
            body));
    exchange.sendResponseHeaders(answers.hasNext() ? answers.next() : 200, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getOrDefault("X-Fal-Webhook-" + name, List.of("")).get(0);
  }

  public List<Message> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
