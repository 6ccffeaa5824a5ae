package dev.kinoport.fal;

import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/** Where clips may come from: a result names the address, and results are not to be trusted. */
final class ClipHosts {
  private final List<String> patterns;
  private final boolean privateToo;

  ClipHosts(FalLimits limits) {
    patterns =
        limits.clipHosts().stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList();
    privateToo = limits.privateAddresses();
  }

  /** Why nothing may be fetched from there, if so. */
  Option<String> complaint(HttpUrl url) {
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return Option.some("an address with a password in it");
    }
    return patterns.stream().anyMatch(pattern -> matches(pattern, url.host()))
        ? Option.none()
        : Option.some("clips do not come from " + url.host());
  }

  private static boolean matches(String pattern, String host) {
    return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
  }

  /** Looks names up, and does not tell of addresses inside. */
  Dns guarding(Dns dns) {
    return privateToo ? dns : host -> outside(host, dns.lookup(host));
  }

  private static List<InetAddress> outside(String host, List<InetAddress> addresses)
      throws UnknownHostException {
    if (addresses.stream().anyMatch(ClipHosts::isInside)) {
      throw new Inside(host);
    }
    return addresses;
  }

  static boolean isInside(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean uniqueLocal = bytes.length == 16 && (first & 0xfe) == 0xfc;
    boolean carrier = bytes.length == 4 && first == 100 && (second & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || carrier;
  }

  /** A name that leads to this machine or its network. */
  static final class Inside extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Inside(String host) {
      super("leads inside: " + host);
    }
  }
}
