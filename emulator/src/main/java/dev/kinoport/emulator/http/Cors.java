package dev.kinoport.emulator.http;

import dev.kinoport.emulator.server.HttpExchange;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What browsers ask for. Like fal, this server lets every page in; but not to the controls, where a
 * page that merely happens to be open could reset the world.
 */
final class Cors {
  private static final String ALLOW = "Access-Control-Allow-";
  private static final String WANTED_METHOD = "access-control-request-method";
  private static final String WANTED_HEADERS = "access-control-request-headers";

  private Cors() {}

  /** Whether a browser asks beforehand what it may do. */
  static boolean isPreflight(HttpExchange exchange) {
    return exchange.method().equals("OPTIONS")
        && exchange.headers().containsKey(WANTED_METHOD)
        && !isControl(exchange);
  }

  static void answer(HttpExchange exchange) throws IOException {
    Map<String, List<String>> wanted = exchange.headers();
    allow(exchange);
    exchange.header(ALLOW + "Methods", wanted.getOrDefault(WANTED_METHOD, List.of("GET")).get(0));
    exchange.header(ALLOW + "Headers", wanted.getOrDefault(WANTED_HEADERS, List.of("*")).get(0));
    exchange.respond(204);
    exchange.close();
  }

  /** Lets the page that asks read the answer, its headers too. */
  static void allow(HttpExchange exchange) {
    if (exchange.headers().containsKey("origin") && !isControl(exchange)) {
      exchange.header(ALLOW + "Origin", "*");
      exchange.header("Access-Control-Expose-Headers", "*");
    }
  }

  /** Whether it is for the fake itself. A path that cannot be read is for nobody. */
  static boolean isControl(HttpExchange exchange) {
    return first(exchange).exists(segment -> segment.startsWith("__"));
  }

  /** Whether it is for one of the fake's pages, which take pictures. */
  static boolean isPage(HttpExchange exchange) {
    return first(exchange).contains("__ui");
  }

  private static Option<String> first(HttpExchange exchange) {
    return Try.of(() -> Call.segments(exchange.path()))
        .toOption()
        .flatMap(segments -> Option.when(!segments.isEmpty(), () -> segments.get(0)));
  }
}
