package dev.kinoport.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What browsers ask for. Like fal, this server lets every page in; but not to the controls, where a
 * page that merely happens to be open could reset the world.
 */
final class Cors {
  private static final String ALLOW = "Access-Control-Allow-";
  private static final String WANTED_METHOD = "Access-Control-Request-Method";
  private static final String WANTED_HEADERS = "Access-Control-Request-Headers";

  private Cors() {}

  /** Whether a browser asks beforehand what it may do. */
  static boolean isPreflight(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("OPTIONS")
        && exchange.getRequestHeaders().containsKey(WANTED_METHOD)
        && !isControl(exchange);
  }

  static void answer(HttpExchange exchange) throws IOException {
    Map<String, List<String>> wanted = exchange.getRequestHeaders();
    allow(exchange);
    exchange
        .getResponseHeaders()
        .set(ALLOW + "Methods", wanted.getOrDefault(WANTED_METHOD, List.of("GET")).get(0));
    exchange
        .getResponseHeaders()
        .set(ALLOW + "Headers", wanted.getOrDefault(WANTED_HEADERS, List.of("*")).get(0));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  /** Lets the page that asks read the answer, its headers too. */
  static void allow(HttpExchange exchange) {
    if (exchange.getRequestHeaders().containsKey("Origin") && !isControl(exchange)) {
      exchange.getResponseHeaders().set(ALLOW + "Origin", "*");
      exchange.getResponseHeaders().set("Access-Control-Expose-Headers", "*");
    }
  }

  private static boolean isControl(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().startsWith("/__");
  }
}
