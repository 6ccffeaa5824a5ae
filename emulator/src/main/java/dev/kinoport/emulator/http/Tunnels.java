package dev.kinoport.emulator.http;

import io.vavr.control.Option;
import java.util.Set;

/**
 * Whom a client that takes this server for its proxy may be connected to: fal's hosts and this very
 * server, which are the same. Nothing leaves this machine.
 */
public final class Tunnels {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final int port;

  /**
   * The ways through one server.
   *
   * @param port where it listens
   */
  public Tunnels(int port) {
    this.port = port;
  }

  /** Why a client may not be connected to a host and port; none if it may. */
  public Option<String> refusal(String authority) {
    int colon = authority.lastIndexOf(':');
    String name = colon < 0 ? authority : authority.substring(0, colon);
    boolean isHere =
        HERE.contains(name) && authority.substring(colon + 1).equals(Integer.toString(port));
    return isHere || Host.find(authority).isDefined()
        ? Option.none()
        : Option.some(
            "fal, offline: no way to %s from here, only to fal's hosts; name it in NO_PROXY"
                .formatted(authority));
  }
}
