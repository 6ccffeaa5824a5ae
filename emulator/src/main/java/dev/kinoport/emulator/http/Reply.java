package dev.kinoport.emulator.http;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.server.Excerpt;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.fault.FaultList;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What becomes of a request on its connection. */
public sealed interface Reply {
  /** The header by which a page of ours says what a browser may do with it; nothing else may. */
  String POLICY = "Content-Security-Policy";

  /** The status of HTTP that is said at once; 0 if none is. */
  default int status() {
    return 0;
  }

  /**
   * A short answer, known at once.
   *
   * @param status of HTTP
   * @param headers by name
   * @param body whole
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record Whole(int status, Map<String, String> headers, byte[] body) implements Reply {
    public Whole {
      headers = Map.copyOf(headers);
    }

    /** With a header more. */
    public Whole with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Whole(status, more, body);
    }
  }

  /**
   * A file, from a place on; a body that breaks breaks the connection.
   *
   * @param status of HTTP
   * @param headers by name
   * @param length of the body, or {@link #UNKNOWN}
   * @param body what is sent
   */
  record File(int status, Map<String, String> headers, long length, InputStream body)
      implements Reply, Closeable {
    /** The length of a body that ends where it ends. */
    public static final long UNKNOWN = -1;

    public File {
      headers = Map.copyOf(headers);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }

    /** Sends the body, as long as it is said to be, or to its end if nobody knows. */
    public void send(OutputStream out) throws IOException {
      byte[] buffer = new byte[64 * 1024];
      long left = length == UNKNOWN ? Long.MAX_VALUE : length;
      while (left > 0) {
        int read = body.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          break;
        }
        out.write(buffer, 0, read);
        left -= read;
      }
      out.flush();
    }
  }

  /** No answer: the connection is closed without a byte. */
  record Dropped() implements Reply {}

  /**
   * Answered later.
   *
   * @param taker whoever takes the exchange over
   */
  record Later(Consumer<HttpExchange> taker) implements Reply {}

  /** Sets the headers of an answer that we have made up, such as a page's. */
  static void announce(HttpExchange exchange, Map<String, String> headers) {
    headers.forEach((name, value) -> {
      if (name.equals(POLICY)) {
        exchange.policy(value);
      } else {
        exchange.header(name, value);
      }
    });
  }

  /** An answer in JSON. */
  static Whole json(int status, Json body) {
    return new Whole(status, Map.of("Content-Type", "application/json"), JsonText.bytes(body));
  }

  /** An answer in plain text. */
  static Whole text(int status, String text) {
    return new Whole(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer that says one thing. */
  static Whole detail(int status, String text) {
    return json(status, Json.object().with("detail", text));
  }

  /** What real fal would ignore, and a strict server does not. */
  static Whole strict(List<Ignored> ignored) {
    FaultList<Json> faults = new FaultList<>();
    ignored.forEach(it -> faults.add(() -> item(it)));
    List<Json> items =
        faults.all(others -> item(new Ignored("call", FaultList.untold(others)))).asJava();
    return json(400, Json.object().with("detail", new Json.Items(items)))
        .with("X-Fake-Strict", "1");
  }

  private static Json item(Ignored ignored) {
    return Json.object()
        .with("loc", Json.Items.ofTexts(List.of(ignored.field().split("\\.", -1))))
        .with("msg", "strict fake: " + ignored.text())
        .with("type", "strict");
  }

  /** No such request. */
  static Whole notFound(Readings readings) {
    return readings.has(Reading.NOT_FOUND_HAS_DETAIL)
        ? detail(404, "Request not found")
        : json(404, Json.object().with("status", "NOT_FOUND"));
  }

  /** A path that takes other methods. */
  static Whole wrongMethod(String path, String allowed) {
    return detail(405, "Method Not Allowed: %s takes %s".formatted(Excerpt.of(path), allowed))
        .with("Allow", allowed);
  }
}
