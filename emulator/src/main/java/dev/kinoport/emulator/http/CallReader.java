package dev.kinoport.emulator.http;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.server.Excerpt;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.emulator.server.UnreadableBody;
import dev.kinoport.json.BodyRoom;
import dev.kinoport.json.Bounds;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out whom a request was meant for, whichever way the client was brought here. */
public final class CallReader {
  private static final String TARGET = "x-fal-target-url";

  /** Uploads above 100 MB come in parts; nothing else is nearly as long. */
  public static final int MOST_BYTES = 128 * 1024 * 1024;

  private static final Reply TOO_LARGE =
      Reply.detail(413, "Request Entity Too Large: the fake takes 128 MiB at a time");

  private static final Reply CONTROL_TOO_LARGE =
      Reply.detail(
          413,
          "Request Entity Too Large: the controls take %,d bytes".formatted(Bounds.FILE.bytes()));

  private static final Reply NO_ROOM =
      Reply.detail(503, "the fake has no memory for this body now: send fewer or smaller ones")
          .with("Retry-After", "1");

  private static final Set<Host> FILES =
      EnumSet.of(Host.FILES, Host.MINIMAX_FILES, Host.REPLICATE_FILES);

  private final Readings readings;
  private final ServerNames names;

  public CallReader(Readings readings, ServerNames names) {
    this.readings = readings;
    this.names = names;
  }

  /**
   * Reads all of it, the body too.
   *
   * @param room for the body
   * @return left: the answer to a request that leads nowhere
   */
  Either<Reply, Call> read(HttpExchange exchange, BodyRoom.Taken room) throws IOException {
    Map<String, List<String>> headers = exchange.headers();
    boolean isControl = Cors.isControl(exchange);
    int most = isControl && !Cors.isPage(exchange) ? Bounds.FILE.bytes() : MOST_BYTES;
    Reply tooLarge = isControl ? CONTROL_TOO_LARGE : TOO_LARGE;
    if (announced(headers) > most) {
      return Either.left(tooLarge);
    }
    try {
      Option<byte[]> body = room.read(exchange.body(), most + 1);
      return body.isEmpty()
          ? Either.left(NO_ROOM)
          : body.filter(it -> it.length <= most)
              .toEither(tooLarge)
              .flatMap(it -> read(exchange, headers, it));
    } catch (UnreadableBody e) {
      return Either.left(Reply.detail(400, "Invalid request: " + e.why()));
    }
  }

  private Either<Reply, Call> read(
      HttpExchange exchange, Map<String, List<String>> headers, byte[] body) {
    String authority = exchange.authority().isEmpty() ? "127.0.0.1" : exchange.authority();
    List<String> target = headers.getOrDefault(TARGET, List.of());
    try {
      Either<Reply, Call> call =
          target.isEmpty()
              ? direct(exchange, authority, headers, body)
              : proxied(exchange, authority, new URI(target.get(0)), headers, body);
      return call.filterOrElse(
          it -> mayCome(authority, it), it -> Reply.detail(421, names.directions(authority)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Either.left(
          Reply.detail(400, "Invalid request: " + Excerpt.of(String.valueOf(e.getMessage()))));
    }
  }

  /**
   * A name that was made to lead here would make a page of somebody else one of ours. Files may be
   * on hosts of any name, which a script chooses.
   */
  private boolean mayCome(String authority, Call call) {
    return names.isHere(authority)
        || Host.find(authority).isDefined()
        || (FILES.contains(call.host()) && (call.is("GET") || call.is("HEAD")));
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
                addresses(exchange, authority, Addresses.Form.PROXY)))
        .toEither(
            () -> Reply.detail(400, "Invalid request: x-fal-target-url leads to no host of fal's"));
  }

  private Either<Reply, Call> direct(
      HttpExchange exchange, String authority, Map<String, List<String>> headers, byte[] body) {
    List<String> segments = Call.segments(exchange.path());
    Option<Host> first = segments.isEmpty() ? Option.none() : Host.find(segments.get(0));
    return first.fold(
        () -> byAuthority(exchange, authority, segments, headers, body),
        host -> {
          List<String> rest = segments.subList(1, segments.size());
          Addresses addresses = addresses(exchange, authority, Addresses.Form.SEGMENT);
          return Either.right(
              call(exchange, host, rest, exchange.query(), headers, body, addresses));
        });
  }

  private Either<Reply, Call> byAuthority(
      HttpExchange exchange,
      String authority,
      List<String> segments,
      Map<String, List<String>> headers,
      byte[] body) {
    Option<Host> named = Host.find(authority);
    Addresses addresses =
        addresses(
            exchange,
            authority,
            named.isDefined() ? Addresses.Form.REAL_HOST : Addresses.Form.BARE);
    return Either.right(
        call(
            exchange,
            named.getOrElse(() -> Host.ofBarePath(segments)),
            segments,
            exchange.query(),
            headers,
            body,
            addresses));
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
        exchange.method(),
        host,
        segments,
        Call.query(query),
        headers,
        body,
        addresses,
        new CallWarnings());
  }

  private Addresses addresses(HttpExchange exchange, String authority, Addresses.Form form) {
    String scheme = exchange.isSecure() ? "https" : "http";
    String files = readings.has(Reading.FILES_ON_V3) ? "v3.fal.media" : "v3b.fal.media";
    return new Addresses(scheme + "://" + names.inAnswers(authority), form, files);
  }
}
