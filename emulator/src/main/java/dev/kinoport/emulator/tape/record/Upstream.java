package dev.kinoport.emulator.tape.record;

import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.emulator.tape.MeantFor;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shop, or what stands in for it. */
final class Upstream implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(30);

  /** What belongs to one connection, or tells who the recorder's client is. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "cookie",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "origin",
          "proxy-authorization",
          "proxy-connection",
          "referer",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "x-fal-target-url");

  private static final String KEY = "authorization";

  private final Option<String> standIn;
  private final HttpClient client;

  Upstream(Option<String> standIn, Option<ProxySelector> proxy) {
    this.standIn = standIn;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTING);
    proxy.peek(builder::proxy);
    this.client = builder.build();
  }

  boolean isStandIn() {
    return standIn.isDefined();
  }

  /** The address of the stand-in; empty for the shop itself. */
  String origin() {
    return standIn.getOrElse("");
  }

  /** Sends a call on, once. A stand-in is told whose page it is of, and does less for others. */
  HttpResponse<InputStream> send(HttpExchange exchange, MeantFor to, byte[] body)
      throws IOException, InterruptedException {
    String address =
        standIn
            .map(origin -> origin + "/" + to.host() + to.rest())
            .getOrElse(() -> "https://" + to.host() + to.rest());
    HttpRequest.Builder request = request(exchange, address, body);
    if (Host.find(to.host()).isDefined()) {
      keys(exchange).forEach(key -> request.header(KEY, key));
    }
    if (isStandIn()) {
      exchange
          .headers()
          .getOrDefault("origin", List.of())
          .forEach(it -> request.header("Origin", it));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** Sends on what is for the stand-in itself. */
  HttpResponse<InputStream> send(HttpExchange exchange, String address, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(exchange, address, body);
    keys(exchange).forEach(key -> request.header(KEY, key));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** For the shop alone, and not for a host that an answer of it has named. */
  private static List<String> keys(HttpExchange exchange) {
    return exchange.headers().getOrDefault(KEY, List.of());
  }

  private static HttpRequest.Builder request(HttpExchange exchange, String address, byte[] body) {
    HttpRequest.BodyPublisher publisher =
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).method(exchange.method(), publisher);
    for (Map.Entry<String, List<String>> header : exchange.headers().entrySet()) {
      if (!OF_THE_CONNECTION.contains(header.getKey()) && !header.getKey().equals(KEY)) {
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      }
    }
    return request;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
