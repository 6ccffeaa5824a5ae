package dev.kinoport.fal;

import dev.kinoport.http.config.Secret;
import java.util.regex.Pattern;

/** The secret that spends the money. It shows itself to nobody but the provider. */
public final class FalKey {
  /** What goes to an emulator, which takes any. */
  static final FalKey OFFLINE = new FalKey("offline:offline");

  private static final int SHORTEST_SECRET = 8;
  private static final Pattern HEADER_SAFE = Pattern.compile("[\\x21-\\x7e]+");

  private final String text;

  private FalKey(String text) {
    this.text = text;
  }

  /**
   * Reads a key, {@code id:secret}. White space around it is dropped: a line break at its end is
   * the most common reason for a 401.
   *
   * @throws IllegalArgumentException if nothing is left, or what cannot stand in a header; the
   *     message does not show it
   */
  public static FalKey of(String text) {
    String trimmed = text.strip();
    if (!isKey(trimmed)) {
      throw new IllegalArgumentException("not a key: must be printable ASCII without spaces");
    }
    return new FalKey(trimmed);
  }

  static boolean isKey(String text) {
    return HEADER_SAFE.matcher(text.strip()).matches();
  }

  /** The value of the header {@code Authorization}. */
  String authorization() {
    return "Key " + text;
  }

  /** For a digest that does not give it away. */
  String text() {
    return text;
  }

  /**
   * What of it is cut out of whatever is said. What is too short to be a secret stays: it would be
   * cut out of addresses, too.
   */
  Secret secret() {
    String secret = text.substring(text.indexOf(':') + 1);
    boolean isSecret = secret.length() >= SHORTEST_SECRET && !equals(OFFLINE);
    return isSecret ? Secret.of(text, secret) : Secret.NONE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FalKey that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return FalKey.class.hashCode();
  }

  @Override
  public String toString() {
    return "FalKey[...]";
  }
}
