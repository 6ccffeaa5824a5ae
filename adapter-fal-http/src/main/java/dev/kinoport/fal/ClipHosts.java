package dev.kinoport.fal;

import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/** Where clips may come from: a result names the address, and results are not to be trusted. */
final class ClipHosts {
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final List<String> patterns;
  private final boolean privateToo;

  ClipHosts(FalLimits limits) {
    patterns = limits.clipHosts().stream().map(ClipHosts::asInAddresses).toList();
    privateToo = limits.privateAddresses();
  }

  /** Small, and without the brackets that the long numbers have in an address. */
  private static String asInAddresses(String pattern) {
    return pattern.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
  }

  /** Why nothing may be fetched from there, if so. */
  Option<String> complaint(HttpUrl url) {
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return Option.some("an address with a password in it");
    }
    if (!isAllowed(url.host())) {
      return Option.some("clips do not come from " + url.host());
    }
    return privateToo || !isNumberInside(url.host())
        ? Option.none()
        : Option.some(new Inside(url.host()).getMessage());
  }

  private boolean isAllowed(String host) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, host));
  }

  private static boolean matches(String pattern, String host) {
    return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
  }

  /**
   * Looks names up, and does not tell of addresses inside. A name that is none of the allowed is
   * that of a proxy, which may well be inside.
   */
  Dns guarding(Dns dns) {
    return host -> {
      List<InetAddress> addresses = dns.lookup(host);
      if (!privateToo && isAllowed(host) && addresses.stream().anyMatch(PrivateNetworks::have)) {
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
      super("leads inside: " + host);
    }
  }
}
