package dev.kinoport.emulator.http;

import dev.kinoport.emulator.server.Excerpt;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The names that this server goes by itself, beside fal's.
 *
 * @param port where it listens
 * @param advertised host and port that its answers name, if not those of the request
 */
public record ServerNames(int port, Option<String> advertised) {
  /** Says of a call that a server like this one makes it because somebody asked to be called. */
  public static final String CALLBACK = "X-Fake-Callback";

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private static final Pattern PORT = Pattern.compile("(:[0-9]{1,5})?");

  private static final String FORM = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?";

  /** With a name to advertise; the port is this server's where it is left out. */
  public static ServerNames of(int port, Option<String> text) {
    return new ServerNames(
        port, text.map(given -> given.contains(":") ? given : given + ":" + port));
  }

  /**
   * A name that can be advertised.
   *
   * @throws IllegalArgumentException if it is neither a host nor a host and a port
   */
  public static String checked(String text) {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException("\"%s\" is no HOST or HOST:PORT".formatted(text));
    }
    return text;
  }

  /** Whether an origin is one of this machine's: where it is developed, a page is no stranger. */
  static boolean isLoopback(String origin) {
    int slashes = origin.indexOf("//");
    return slashes >= 0 && isLoopbackAuthority(origin.substring(slashes + 2));
  }

  private static boolean isLoopbackAuthority(String authority) {
    return LOOPBACK.matcher(name(authority)).matches() && hasPortOrNone(authority);
  }

  private static boolean hasPortOrNone(String authority) {
    return PORT.matcher(authority.substring(name(authority).length())).matches();
  }

  /** Host and port as an answer names this server. */
  public String inAnswers(String asked) {
    return advertised.getOrElse(asked);
  }

  /** Whether a host is this machine, or what this server says that it is. */
  public boolean isHere(String authority) {
    String name = name(authority);
    return hasPortOrNone(authority)
        && (LOOPBACK.matcher(name).matches()
            || advertised.exists(own -> name(own).equalsIgnoreCase(name)));
  }

  /**
   * Whether a request may have to do with the controls: neither a page of somebody else sends it,
   * which merely happens to be open, nor a name that was made to lead here, nor a server like this
   * one that such a page has told to call.
   *
   * @param headers by name in lower case
   * @param origin scheme, host and port that the client used for this server
   */
  public boolean isAtHome(Map<String, List<String>> headers, String origin) {
    return !headers.containsKey(CALLBACK.toLowerCase(Locale.ROOT))
        && headers.getOrDefault("origin", List.of(origin)).stream().allMatch(origin::equals)
        && !headers.getOrDefault("sec-fetch-site", List.of()).contains("cross-site")
        && headers.getOrDefault("host", List.of()).stream().allMatch(this::isHere);
  }

  /** What somebody is told who comes by another name. */
  public String directions(String authority) {
    return goesBy(authority) + ": start it with --advertise NAME if clients need to call it so";
  }

  /** The same of a server that has no other name and can be given none. */
  public String goesBy(String authority) {
    return "this server goes by localhost, 127.0.0.1 and the names of the shops, and not by \"%s\""
        .formatted(Excerpt.of(name(authority)));
  }

  /** Without the port. */
  public static String name(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon < 0 || authority.endsWith("]") ? authority : authority.substring(0, colon);
  }

  /**
   * Why a client that takes this server for its proxy may not be connected to a host and port; none
   * if it may. Fal's hosts and this very server are the same; nothing leaves this machine.
   */
  public Option<String> refusal(String authority) {
    boolean isThisServer =
        advertised.contains(authority) || (isHere(authority) && authority.endsWith(":" + port));
    return isThisServer || Host.find(authority).isDefined()
        ? Option.none()
        : Option.some(
            "fal, offline: no way to %s from here, only to fal's hosts; name it in NO_PROXY"
                .formatted(Excerpt.of(authority)));
  }
}
