package dev.kinoport.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out whom a request was meant for, whichever way the client was brought here. */
public final class CallReader {
  private static final String TARGET = "x-fal-target-url";

  /** Uploads above 100 MB come in parts; nothing else is nearly as long. */
  public static final int MOST_BYTES = 128 * 1024 * 1024;

  private static final Reply TOO_LARGE =
      Reply.detail(413, "Request Entity Too Large: the fake takes 128 MiB at a time");

  private final String scheme;
  private final Readings readings;

  public CallReader(String scheme, Readings readings) {
    this.scheme = scheme;
    this.readings = readings;
  }

  /**
   * Reads all of it, the body too.
   *
   * @return left: the answer to a request that leads nowhere
   */
  Either<Reply, Call> read(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    if (announced(headers) > MOST_BYTES) {
      return Either.left(TOO_LARGE);
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return Either.left(TOO_LARGE);
    }
    String authority = headers.getOrDefault("host", List.of("127.0.0.1")).get(0);
    List<String> target = headers.getOrDefault(TARGET, List.of());
    try {
      return target.isEmpty()
          ? direct(exchange, authority, headers, body)
          : proxied(exchange, authority, new URI(target.get(0)), headers, body);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Either.left(Reply.detail(400, "Invalid request: " + e.getMessage()));
    }
  }

  private static long announced(Map<String, List<String>> headers) {
    String length = headers.getOrDefault("content-length", List.of("0")).get(0);
    return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
  }

  private Either<Reply, Call> proxied(
      HttpExchange exchange,
      String authority,
      URI target,
      Map<String, List<String>> headers,
      byte[] body) {
    String authorityWanted = target.getAuthority() == null ? "" : target.getAuthority();
    Option<Host> host = Host.find(authorityWanted);
    return host.filter(known -> "https".equals(target.getScheme()))
        .map(known ->
            call(
                exchange,
                known,
                Call.segments(target.getRawPath()),
                target.getRawQuery() == null ? "" : target.getRawQuery(),
                headers,
                body,
                addresses(authority, Addresses.Form.PROXY)))
        .toEither(
            () -> Reply.detail(400, "Invalid request: x-fal-target-url leads to no host of fal's"));
  }

  private Either<Reply, Call> direct(
      HttpExchange exchange, String authority, Map<String, List<String>> headers, byte[] body) {
    URI uri = exchange.getRequestURI();
    List<String> segments = Call.segments(uri.getRawPath());
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    Option<Host> first = segments.isEmpty() ? Option.none() : Host.find(segments.get(0));
    return first.fold(
        () -> byAuthority(exchange, authority, query, headers, body),
        host -> {
          List<String> rest = segments.subList(1, segments.size());
          Addresses addresses = addresses(authority, Addresses.Form.SEGMENT);
          return Either.right(call(exchange, host, rest, query, headers, body, addresses));
        });
  }

  private Either<Reply, Call> byAuthority(
      HttpExchange exchange,
      String authority,
      String query,
      Map<String, List<String>> headers,
      byte[] body) {
    List<String> segments = Call.segments(exchange.getRequestURI().getRawPath());
    Option<Host> named = Host.find(authority);
    Addresses addresses =
        addresses(authority, named.isDefined() ? Addresses.Form.REAL_HOST : Addresses.Form.BARE);
    return Either.right(
        call(exchange, named.getOrElse(Host.QUEUE), segments, query, headers, body, addresses));
  }

  private static Call call(
      HttpExchange exchange,
      Host host,
      List<String> segments,
      String query,
      Map<String, List<String>> headers,
      byte[] body,
      Addresses addresses) {
    return new Call(
        exchange.getRequestMethod(),
        host,
        segments,
        Call.query(query),
        headers,
        body,
        addresses,
        new CallWarnings());
  }

  private Addresses addresses(String authority, Addresses.Form form) {
    String files = readings.has(Reading.FILES_ON_V3) ? "v3.fal.media" : "v3b.fal.media";
    return new Addresses(scheme + "://" + authority, form, files);
  }
}
