package dev.kinoport.http.config;

import java.net.URI;
import java.util.List;
import okhttp3.HttpUrl;

/** What must be true of an address that a shop's paths are put behind. */
public final class BaseAddress {
  private static final List<String> LOCAL = List.of("127.0.0.1", "localhost", "[::1]");

  private static final int HIGHEST_PORT = 65_535;

  private BaseAddress() {}

  /** Notes what is wrong with one: it is absolute, with nothing behind its path, and ends in /. */
  public static void check(ConfigFaults faults, String field, URI base, String example) {
    boolean sound =
        ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))
            && base.getHost() != null
            && base.getUserInfo() == null
            && base.getQuery() == null
            && base.getFragment() == null
            && base.getPath().endsWith("/");
    Object shown = base.getUserInfo() == null ? base : "an address with a password";
    faults.unless(sound, field, shown, "must be an address such as " + example);
  }

  /**
   * Whether HTTP leads to one. The client's own reader, which takes long to load, is asked last.
   */
  public static boolean isWeb(URI address) {
    String scheme = String.valueOf(address.getScheme());
    boolean plain = address.getHost() != null && address.getPort() <= HIGHEST_PORT;
    return (plain && ("https".equals(scheme) || "http".equals(scheme)))
        || HttpUrl.parse(address.toString()) != null;
  }

  /** Notes one over which a key would travel in clear text beyond this machine. */
  public static void checkSecrecy(ConfigFaults faults, String field, URI base) {
    boolean open = "http".equals(base.getScheme()) && !LOCAL.contains(base.getHost());
    faults.unless(!open, field, base, "must be https, or the key travels in clear text");
  }

  /** An address with a slash at its end. */
  public static URI withSlash(URI address) {
    String text = address.toString();
    return text.endsWith("/") ? address : URI.create(text + "/");
  }

  /** An emulator's place for a host: the host becomes the first segment of the path. */
  public static URI at(URI emulator, String host) {
    return URI.create(withSlash(emulator) + host + "/");
  }
}
