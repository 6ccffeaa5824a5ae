package dev.kinoport.emulator.tape;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.http.ServerNames;
import dev.kinoport.emulator.server.HttpExchange;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a call was meant for, whichever way the client was brought here. Path and query are as they
 * were sent: a signature covers each letter of them.
 *
 * @param host the shop's
 * @param path raw
 * @param query raw; empty if there is none
 * @param addresses how this client writes addresses
 */
public record MeantFor(String host, String path, String query, Addresses addresses) {
  private static final String TARGET = "x-fal-target-url";
  private static final String FILES = "v3b.fal.media";
  private static final Pattern SEGMENT = Pattern.compile("/([A-Za-z0-9.-]+)(/.*)?");

  /**
   * Reads it off a request.
   *
   * @param others further hosts that answers have named
   * @return left: what to tell who has said too little
   */
  public static Either<String, MeantFor> of(
      HttpExchange exchange, ServerNames names, Predicate<String> others) {
    String authority = exchange.authority().isEmpty() ? "127.0.0.1" : exchange.authority();
    List<String> target = exchange.headers().getOrDefault(TARGET, List.of());
    if (!target.isEmpty()) {
      return ShopAddress.real(target.getFirst())
          .filter(it -> Host.find(it.host()).isDefined())
          .toEither("x-fal-target-url leads to no host of fal's")
          .map(it ->
              at(
                  it.host(),
                  it.rest(),
                  addresses(exchange, names, authority, Addresses.Form.PROXY)));
    }
    String query = exchange.query().isEmpty() ? "" : "?" + exchange.query();
    if (Host.find(authority).isDefined()) {
      return Either.right(
          at(
              ServerNames.name(authority),
              exchange.path() + query,
              addresses(exchange, names, authority, Addresses.Form.REAL_HOST)));
    }
    return segment(exchange.path())
        .filter(it -> Host.find(it.host()).isDefined() || others.test(it.host()))
        .toEither(
            "a tape must know whom a call is for: put fal's host before the path, as in"
                + " /queue.fal.run/..., or use HTTPS_PROXY")
        .map(it ->
            at(
                it.host(),
                it.rest() + query,
                addresses(exchange, names, authority, Addresses.Form.SEGMENT)));
  }

  /** Whether it came by a name of this server's, or of the shop's: no other was meant for it. */
  public static boolean mayCome(HttpExchange exchange, ServerNames names) {
    String authority = exchange.authority();
    return authority.isEmpty() || names.isHere(authority) || Host.find(authority).isDefined();
  }

  private static Option<ShopAddress> segment(String path) {
    Matcher matcher = SEGMENT.matcher(path);
    return matcher.matches()
        ? Option.some(
            new ShopAddress(matcher.group(1), matcher.group(2) == null ? "/" : matcher.group(2)))
        : Option.none();
  }

  private static MeantFor at(String host, String rest, Addresses addresses) {
    int mark = rest.indexOf('?');
    String path = mark < 0 ? rest : rest.substring(0, mark);
    return new MeantFor(
        host, path.isEmpty() ? "/" : path, mark < 0 ? "" : rest.substring(mark + 1), addresses);
  }

  private static Addresses addresses(
      HttpExchange exchange, ServerNames names, String authority, Addresses.Form form) {
    String scheme = exchange.isSecure() ? "https" : "http";
    return new Addresses(scheme + "://" + names.inAnswers(authority), form, FILES);
  }

  /** The part after the host. */
  public String rest() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Whether files lie there, and not an interface that speaks JSON. */
  public boolean isFileHost() {
    return Host.find(host).forAll(it -> it == Host.FILES || it == Host.MINIMAX_FILES);
  }
}
