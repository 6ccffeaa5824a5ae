package dev.kinoport.emulator.http;

import io.vavr.control.Option;
import java.util.Set;

/**
 * The names that this server goes by itself, beside fal's.
 *
 * @param port where it listens
 * @param advertised host and port that its answers name, if not those of the request
 */
public record OwnNames(int port, Option<String> advertised) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String FORM = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?";

  /** With a name to advertise; the port is this server's where it is left out. */
  public static OwnNames of(int port, Option<String> text) {
    return new OwnNames(port, text.map(given -> given.contains(":") ? given : given + ":" + port));
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

  /** Host and port as an answer names this server. */
  public String inAnswers(String asked) {
    return advertised.getOrElse(asked);
  }

  /** Whether a host is this machine, or what this server says that it is. */
  public boolean isHere(String authority) {
    String name = name(authority);
    return LOOPBACK.contains(name) || advertised.exists(own -> name(own).equals(name));
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
                .formatted(authority));
  }
}
