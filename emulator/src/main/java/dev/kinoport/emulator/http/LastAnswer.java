package dev.kinoport.emulator.http;

import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.emulator.server.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sees to it that a call is over when its handler returns, and answered also where that fails: by a
 * defect, or for want of memory or stack.
 */
public final class LastAnswer implements Listener.Handler {
  private static final System.Logger LOG = System.getLogger(LastAnswer.class.getName());

  private final Listener.Handler handler;
  private final AtomicLong tooMuch = new AtomicLong();

  /** Behind a handler that closes no exchange before it has answered. */
  public LastAnswer(Listener.Handler handler) {
    this.handler = handler;
  }

  @Override
  public void handle(HttpExchange exchange) {
    try {
      handler.handle(exchange);
    } catch (OutOfMemoryError | StackOverflowError e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "a call was too much for this server, as %d were before or with it: %s"
              .formatted(tooMuch.incrementAndGet(), e));
      answer(exchange, 503, "this call was too much for this server: " + e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a defect of this server", e);
      answer(exchange, 500, "a defect of this server: " + e);
    } finally {
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.header("Content-Type", "text/plain; charset=utf-8");
      exchange.respond(status, bytes.length).write(bytes);
    } catch (IOException | IllegalStateException late) {
      LOG.log(System.Logger.Level.DEBUG, "it was answered already", late);
    }
  }
}
