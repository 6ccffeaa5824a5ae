package dev.kinoport.http.download;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.http.config.ClipDownloadLimits;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Where clips may come from: a result names the address, and results are not to be trusted. A
 * person who trusts a host by its number, or {@code localhost}, means this machine or its network
 * where that leads; a name that says nothing of it must not lead there.
 */
final class ClipHosts {
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final String THIS_MACHINE = "localhost";

  private final List<String> patterns;
  private final boolean privateToo;
  private final Predicate<String> isProxy;
  private final Set<String> trusted;

  /**
   * The hosts of these limits.
   *
   * @param isProxy whether a name is that of a proxy on the way out: no clip comes from there, not
   *     even where any host will do
   */
  ClipHosts(ClipDownloadLimits limits, Predicate<String> isProxy) {
    this(
        limits.hosts().stream().map(ClipHosts::asInAddresses).toList(),
        limits.privateToo(),
        isProxy,
        Set.of());
  }

  private ClipHosts(
      List<String> patterns, boolean privateToo, Predicate<String> isProxy, Set<String> trusted) {
    this.patterns = patterns;
    this.privateToo = privateToo;
    this.isProxy = isProxy;
    this.trusted = trusted;
  }

  /** These, and hosts that a person named, each as it is. */
  ClipHosts trusting(Set<String> hosts) {
    Set<String> named =
        hosts.stream()
            .map(ClipHosts::asInAddresses)
            .map(ClipHosts::host)
            .collect(Collectors.toSet());
    return new ClipHosts(patterns, privateToo, isProxy, named);
  }

  /** Small, and without the brackets that the long numbers have in an address. */
  private static String asInAddresses(String pattern) {
    return pattern.strip().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
  }

  /** As it is read out of an address: there are many ways to write a number, or a foreign name. */
  private static String host(String named) {
    HttpUrl url = HttpUrl.parse(named.contains(":") ? "http://[" + named + "]" : "http://" + named);
    return url == null ? named : url.host();
  }

  /** Why nothing may be fetched from there, if so. */
  Option<ClipFailure> complaint(HttpUrl url, boolean isRedirect) {
    String host = url.host();
    String before = isRedirect ? "a redirect: " : "";
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return Option.some(
          new ClipFailure.Unacceptable(before + "an address with a password in it, at " + host));
    }
    if (!isAllowed(host)) {
      return Option.some(
          new ClipFailure.Forbidden(
              before + "clips do not come from " + host, elsewhere(url, isRedirect)));
    }
    return mayBeInside(host) || !isNumberInside(host)
        ? Option.none()
        : Option.some(leadsInside(url, isRedirect));
  }

  /** A person may allow what says itself that it is inside, and no name that merely leads there. */
  ClipFailure leadsInside(HttpUrl url, boolean isRedirect) {
    String reason = (isRedirect ? "a redirect: " : "") + new Inside(url.host()).getMessage();
    return saysInside(url.host())
        ? new ClipFailure.Forbidden(reason, elsewhere(url, isRedirect))
        : new ClipFailure.Unacceptable(reason);
  }

  private static Option<URI> elsewhere(HttpUrl url, boolean isRedirect) {
    return Option.when(isRedirect, () -> server(url));
  }

  /** Without path and query, which may hold a signature. */
  private static URI server(HttpUrl url) {
    return new HttpUrl.Builder()
        .scheme(url.scheme())
        .host(url.host())
        .port(url.port())
        .build()
        .uri();
  }

  private boolean isAllowed(String host) {
    return trusted.contains(host) || patterns.stream().anyMatch(pattern -> matches(pattern, host));
  }

  private boolean matches(String pattern, String host) {
    if (pattern.equals(ClipDownloadLimits.ANY_HOST)) {
      return !isProxy.test(host);
    }
    return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
  }

  private boolean mayBeInside(String host) {
    return privateToo || (trusted.contains(host) && saysInside(host));
  }

  private static boolean saysInside(String host) {
    return host.equals(THIS_MACHINE)
        || host.endsWith("." + THIS_MACHINE)
        || NUMBER.matcher(host).matches();
  }

  /**
   * Looks names up, and does not tell of addresses inside. A name that is none of the allowed is
   * that of a proxy, which may well be inside.
   */
  Dns guarding(Dns dns) {
    return host -> {
      List<InetAddress> addresses = dns.lookup(host);
      boolean guarded = isAllowed(host) && !mayBeInside(host);
      if (guarded && addresses.stream().anyMatch(PrivateNetworks::have)) {
        throw new Inside(host);
      }
      return addresses;
    };
  }

  /** Numbers are not looked up, and so never pass the guard. */
  private static boolean isNumberInside(String host) {
    try {
      return NUMBER.matcher(host).matches() && PrivateNetworks.have(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return true;
    }
  }

  /** A name that leads to this machine or its network. */
  static final class Inside extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Inside(String host) {
      super("leads inside, to this machine or its network: " + host);
    }
  }
}
