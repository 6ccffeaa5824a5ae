package dev.kinoport.pages.web;

import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.pages.html.Markup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** News for a page that is open, for as long as it is. */
public final class EventStream {
  private static final System.Logger LOG = System.getLogger(EventStream.class.getName());

  private final OutputStream out;

  private EventStream(OutputStream out) {
    this.out = out;
  }

  /** Whoever tells; returns when there will be no more. */
  @FunctionalInterface
  public interface Teller {
    /** Tells all of it. */
    void tell(EventStream stream) throws IOException, InterruptedException;
  }

  /** An answer that goes on. It holds the thread of its connection, which is a virtual one. */
  public static Reply answer(Teller teller) {
    return new Reply.Later(exchange -> run(exchange, teller));
  }

  private static void run(HttpExchange exchange, Teller teller) {
    Reply.announce(exchange, PageAnswer.headers());
    exchange.header("Content-Type", "text/event-stream");
    try (exchange) {
      teller.tell(new EventStream(exchange.respond(200, HttpExchange.UNKNOWN)));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a page was closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One piece of news. */
  public void send(String event, Markup.Content piece) throws IOException {
    StringBuilder text = new StringBuilder("event: ").append(event).append('\n');
    piece.toString().lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    if (piece.toString().isEmpty()) {
      text.append("data: \n");
    }
    write(text.append('\n').toString());
  }

  /** A sign of life. Whoever is gone is found out by it. */
  public void ping() throws IOException {
    write(":\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
