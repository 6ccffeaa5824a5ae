package dev.kinoport.pages.web;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.CallWarnings;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.emulator.server.Listener;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Between the connection and pages that are all there is on a server. */
public final class SiteEntry implements Listener.Handler {
  private static final System.Logger LOG = System.getLogger(SiteEntry.class.getName());
  private static final int MOST_BYTES = 1024 * 1024;

  /** A key, and where to go with it. */
  private static final int MOST_OF_A_KEY = 8 * 1024;

  private final Access access;
  private final Function<Call, Option<Reply>> pages;

  /**
   * Answers nobody yet.
   *
   * @param pages answer none where there is no page
   */
  public SiteEntry(Access access, Function<Call, Option<Reply>> pages) {
    Objects.requireNonNull(access, "access must not be null");
    Objects.requireNonNull(pages, "pages must not be null");
    this.access = access;
    this.pages = pages;
  }

  @Override
  public void handle(HttpExchange exchange) {
    Objects.requireNonNull(exchange, "exchange must not be null");
    try {
      send(exchange, refusalUnread(exchange).getOrElse(() -> answered(exchange)));
    } catch (UncheckedIOException e) {
      LOG.log(Level.DEBUG, "a browser went away", e);
      exchange.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a browser went away", e);
      exchange.close();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a defect of the pages", e);
      exchange.close();
    }
  }

  /** Whoever may not come in sends nothing that is read, but for the key itself, and stays not. */
  private Option<Reply> refusalUnread(HttpExchange exchange) {
    try {
      Call bare = call(exchange, new byte[0]);
      return access.isEntering(bare)
          ? Option.none()
          : access.refusal(bare).peek(reply -> exchange.last());
    } catch (IllegalArgumentException e) {
      LOG.log(Level.DEBUG, "an address that nobody can read", e);
      return Option.some(PageAnswer.refusal(400, "that is no address"));
    }
  }

  private Reply answered(HttpExchange exchange) {
    int most = access.isEntering(call(exchange, new byte[0])) ? MOST_OF_A_KEY : MOST_BYTES;
    try {
      byte[] body = exchange.body().readNBytes(most + 1);
      return body.length > most
          ? PageAnswer.refusal(413, "this form has at most %,d bytes".formatted(most))
          : answer(exchange, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply answer(HttpExchange exchange, byte[] body) {
    try {
      Call call = call(exchange, body);
      return access
          .refusal(call)
          .orElse(() -> pages.apply(call))
          .getOrElse(() -> PageAnswer.refusal(404, "there is no such page"));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.DEBUG, "an address that nobody can read", e);
      return PageAnswer.refusal(400, "that is no address");
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a defect of the pages", e);
      return PageAnswer.refusal(500, "a defect of these pages");
    }
  }

  private static Call call(HttpExchange exchange, byte[] body) {
    String origin = (exchange.isSecure() ? "https://" : "http://") + exchange.authority();
    List<String> segments =
        Arrays.stream(exchange.path().replace("+", "%2B").split("/", -1))
            .filter(segment -> !segment.isEmpty())
            .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
            .toList();
    Map<String, List<String>> query = Form.parse(exchange.query()).values();
    return new Call(
        exchange.method(),
        Host.SITE,
        segments,
        query,
        exchange.headers(),
        body,
        new Addresses(origin, Addresses.Form.BARE, ""),
        new CallWarnings());
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    switch (reply) {
      case Reply.Whole whole -> {
        Reply.announce(exchange, whole.headers());
        send(exchange, whole.status(), whole.body());
      }
      case Reply.File file -> send(exchange, file);
      case Reply.Dropped dropped -> exchange.close();
      case Reply.Later later -> later.taker().accept(exchange);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (exchange.method().equals("HEAD") || body.length == 0) {
      exchange.respond(status);
    } else {
      exchange.respond(status, body.length).write(body);
    }
    exchange.close();
  }

  private static void send(HttpExchange exchange, Reply.File file) throws IOException {
    Reply.announce(exchange, file.headers());
    try (exchange;
        file) {
      if (exchange.method().equals("HEAD")) {
        exchange.header("Content-Length", Long.toString(file.length()));
        exchange.respond(file.status());
        return;
      }
      file.send(exchange.respond(file.status(), file.length()));
    }
  }
}
