package dev.kinoport.http.config;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The way out that the environment names: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and, for either,
 * {@code ALL_PROXY}, in capitals or not; {@code NO_PROXY} lists hosts that are reached without.
 * This machine always is.
 */
public final class ProxyRules extends ProxySelector {
  private static final String HEADER = "Proxy-Authorization";
  private static final int USUAL_HTTP = 80;
  private static final int USUAL_SOCKS = 1080;

  private final Option<Way> https;
  private final Option<Way> http;
  private final List<String> without;

  private ProxyRules(Option<Way> https, Option<Way> http, List<String> without) {
    this.https = https;
    this.http = http;
    this.without = without;
  }

  /** One proxy, and the header that it asks for. */
  private record Way(Proxy proxy, String host, int port, Option<String> credentials) {}

  /**
   * Reads the environment.
   *
   * @return left: the name of a variable that names no proxy; none: it asks for no proxy
   */
  public static Either<String, Option<ProxyRules>> of(Map<String, String> environment) {
    for (String name : List.of("https_proxy", "http_proxy", "all_proxy")) {
      for (String address : value(environment, name)) {
        if (way(address).isEmpty()) {
          return Either.left(name.toUpperCase(Locale.ROOT));
        }
      }
    }
    Option<Way> all = value(environment, "all_proxy").flatMap(ProxyRules::way);
    Option<Way> https = value(environment, "https_proxy").flatMap(ProxyRules::way).orElse(all);
    Option<Way> http = value(environment, "http_proxy").flatMap(ProxyRules::way).orElse(all);
    List<String> without =
        Stream.of(value(environment, "no_proxy").getOrElse("").split("[,\\s]+"))
            .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
            .filter(host -> !host.isEmpty())
            .toList();
    return Either.right(
        Option.when(
            https.isDefined() || http.isDefined(), () -> new ProxyRules(https, http, without)));
  }

  private static Option<String> value(Map<String, String> environment, String name) {
    String small = environment.getOrDefault(name, "").strip();
    String capital = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip();
    String value = small.isEmpty() ? capital : small;
    return Option.when(!value.isEmpty(), value);
  }

  private static Option<Way> way(String address) {
    try {
      URI uri = new URI(address.contains("://") ? address : "http://" + address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean isSocks = scheme.startsWith("socks");
      if (uri.getHost() == null || !(isSocks || scheme.equals("http"))) {
        return Option.none();
      }
      int usual = isSocks ? USUAL_SOCKS : USUAL_HTTP;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      Proxy proxy =
          new Proxy(
              isSocks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
              InetSocketAddress.createUnresolved(uri.getHost(), port));
      return Option.some(new Way(proxy, uri.getHost(), port, credentials(uri)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      // A port beyond the last is no fault of an address, and none of a socket either.
      return Option.none();
    }
  }

  private static Option<String> credentials(URI uri) {
    String user = uri.getRawUserInfo();
    if (user == null) {
      return Option.none();
    }
    int colon = user.indexOf(':');
    return Option.some(
        Credentials.basic(
            decoded(colon < 0 ? user : user.substring(0, colon)),
            decoded(colon < 0 ? "" : user.substring(colon + 1))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public List<Proxy> select(URI uri) {
    Option<Way> way = "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
    return isWithout(uri)
        ? List.of(Proxy.NO_PROXY)
        : way.map(found -> List.of(found.proxy())).getOrElse(() -> List.of(Proxy.NO_PROXY));
  }

  private boolean isWithout(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    String withPort = host + ":" + uri.getPort();
    return isThisMachine(host)
        || without.stream()
            .anyMatch(name ->
                name.equals("*")
                    || name.equals(host)
                    || name.equals(withPort)
                    || host.endsWith("." + name));
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127(\\.[0-9]{1,3}){3}")
        || host.equals("[::1]")
        || host.equals("::1");
  }

  /** Says who we are where a proxy asks, once. */
  public Authenticator authenticator() {
    return (route, response) ->
        route == null || response.request().header(HEADER) != null
            ? null
            : answer(route.proxy(), response.request());
  }

  private @Nullable Request answer(Proxy asking, Request request) {
    return https
        .filter(way -> way.proxy().equals(asking))
        .orElse(() -> http.filter(way -> way.proxy().equals(asking)))
        .flatMap(Way::credentials)
        .map(header -> request.newBuilder().header(HEADER, header).build())
        .getOrNull();
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // OkHttp tells the caller.
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return "ProxyRules[https=%s, http=%s]".formatted(shown(https), shown(http));
  }

  private static String shown(Option<Way> way) {
    return way.map(it -> it.host() + ":" + it.port()).getOrElse("none");
  }
}
