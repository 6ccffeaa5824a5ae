package dev.kinoport.emulator.callback;

import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Where a submit wants to be called back, as an HTTP client would take it: what may not stand in an
 * address, such as a space, is escaped.
 *
 * @param uri where
 * @param isMended whether something had to be escaped
 */
public record WebhookTarget(URI uri, boolean isMended) {
  /** Why a page of somebody else's is refused that names one. */
  public static final String NOT_FOR_FOREIGN_PAGES =
      "a page that is not of this machine may not have the fake call a webhook: serve it from"
          + " localhost";

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String NEVER_PLAIN = " \"<>\\^`{|}";

  /** Reads it; none if it is no absolute address of HTTP. */
  public static Option<WebhookTarget> of(String text) {
    String escaped = escaped(text);
    try {
      URI uri = new URI(escaped);
      boolean isWeb =
          uri.getHost() != null
              && uri.getPort() <= 0xFFFF
              && SCHEMES.contains(String.valueOf(uri.getScheme()));
      return isWeb ? Option.some(new WebhookTarget(uri, !escaped.equals(text))) : Option.none();
    } catch (URISyntaxException e) {
      return Option.none();
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c <= ' ' || c >= 0x7F || NEVER_PLAIN.indexOf(c) >= 0) {
            for (byte part : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
              escaped.append("%%%02X".formatted(part & 0xFF));
            }
          } else {
            escaped.append((char) c);
          }
        });
    return escaped.toString();
  }

  /** What is to be said of an address that the fake does not call; none if it does. */
  public Option<String> unheard() {
    return Option.when(
        !isLoopback(), () -> "the fake calls back only on this machine, and not " + uri.getHost());
  }

  /** Whether it leads to this machine, the only one that the fake calls; no name is looked up. */
  public boolean isLoopback() {
    String host = uri.getHost();
    boolean isNumberOrLocal = host.equals("localhost") || host.matches("[0-9.]+|\\[[0-9a-f:]+]");
    try {
      return isNumberOrLocal && InetAddress.getAllByName(host)[0].isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
