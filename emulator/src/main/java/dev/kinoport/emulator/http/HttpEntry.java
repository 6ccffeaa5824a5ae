package dev.kinoport.emulator.http;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.emulator.server.Listener;
import dev.kinoport.json.BodyRoom;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Between the connection and whoever answers. */
public final class HttpEntry implements Listener.Handler {
  private static final System.Logger LOG = System.getLogger(HttpEntry.class.getName());
  private static final String WARNING = "X-Fake-Warning";

  /** All headers of an answer together must stay short. */
  private static final int MOST_WARNINGS = 10;

  private static final int MOST_TEXT = 400;
  private static final String REQUEST_ID = "x-fal-request-id";

  private final CallReader reader;
  private final Function<Call, Reply> answering;
  private final Readings readings;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong tooMuch = new AtomicLong();
  private final BodyRoom room = BodyRoom.ofThisProcess();

  public HttpEntry(CallReader reader, Function<Call, Reply> answering, Readings readings) {
    this.reader = reader;
    this.answering = answering;
    this.readings = readings;
  }

  @Override
  public void handle(HttpExchange exchange) {
    try (BodyRoom.Taken body = room.empty()) {
      if (Cors.isPreflight(exchange)) {
        Cors.answer(exchange);
        return;
      }
      Cors.allow(exchange);
      Reply reply =
          reader.read(exchange, body).fold(refusal -> refusal, call -> warned(exchange, call));
      send(exchange, reply);
    } catch (OutOfMemoryError | StackOverflowError e) {
      exhausted(exchange, e);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a client went away", e);
      exchange.close();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a defect of the fake", e);
      exchange.close();
    }
  }

  /** One call was more than there is room for: it is answered, if it can be, and others go on. */
  private void exhausted(HttpExchange exchange, Error e) {
    try {
      LOG.log(
          Level.ERROR,
          "a call was too much for the fake, as %d were before or with it: %s"
              .formatted(tooMuch.incrementAndGet(), e));
      send(exchange, Reply.detail(503, "this call was too much for the fake: " + e));
    } catch (IOException | IllegalStateException late) {
      LOG.log(Level.DEBUG, "it was answered already", late);
    } finally {
      exchange.close();
    }
  }

  /** The answer, and what its sender is told besides. */
  private Reply warned(HttpExchange exchange, Call call) {
    Reply reply = answer(call);
    call.warnings().all().stream()
        .limit(MOST_WARNINGS)
        .forEach(it -> exchange.addHeader(WARNING, headerText(it)));
    return reply;
  }

  /** On one line, and in ASCII. */
  private static String headerText(Ignored ignored) {
    String line = "%s: %s".formatted(ignored.field(), ignored.text());
    return line.substring(0, Math.min(line.length(), MOST_TEXT)).replaceAll("[^ -~]", "?");
  }

  private Reply answer(Call call) {
    try {
      return answering.apply(call);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a defect of the fake", e);
      return Reply.detail(500, "a defect of the fake: " + e);
    }
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    switch (reply) {
      case Reply.Whole whole -> send(exchange, whole);
      case Reply.File file -> send(exchange, file);
      case Reply.Dropped dropped -> exchange.close();
      case Reply.Later later -> later.taker().accept(exchange);
    }
  }

  private void send(HttpExchange exchange, Reply.Whole whole) throws IOException {
    boolean isRefusal = whole.status() == 401 || whole.status() == 404;
    head(exchange, whole.headers(), isRefusal && readings.has(Reading.REFUSALS_HAVE_NO_ID));
    if (isHead(exchange) || whole.body().length == 0) {
      exchange.respond(whole.status());
    } else {
      exchange.respond(whole.status(), whole.body().length).write(whole.body());
    }
    exchange.close();
  }

  private void send(HttpExchange exchange, Reply.File file) throws IOException {
    head(exchange, file.headers(), false);
    boolean isUnknown = file.length() == Reply.File.UNKNOWN;
    try (exchange;
        file) {
      if (isHead(exchange)) {
        if (!isUnknown) {
          exchange.header("Content-Length", Long.toString(file.length()));
        }
        exchange.respond(file.status());
        return;
      }
      file.send(exchange.respond(file.status(), isUnknown ? HttpExchange.UNKNOWN : file.length()));
    }
  }

  private void head(HttpExchange exchange, Map<String, String> headers, boolean isNameless) {
    Reply.announce(exchange, headers);
    boolean isNamed =
        headers.keySet().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(REQUEST_ID));
    if (!isNamed && !isNameless) {
      String name = "call " + calls.incrementAndGet();
      exchange.header(
          REQUEST_ID, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.method().equals("HEAD");
  }
}
