package dev.kinoport.http.config;

import java.util.Objects;
import java.util.regex.Pattern;

/** The secret that spends the money. It shows itself to nobody but the provider. */
public final class ApiKey {
  /** What goes to an emulator, which takes any. */
  public static final ApiKey OFFLINE = new ApiKey("offline");

  private static final int SHORTEST_SECRET = 8;
  private static final Pattern HEADER_SAFE = Pattern.compile("[\\x21-\\x7e]+");

  private final String text;

  private ApiKey(String text) {
    this.text = text;
  }

  /**
   * Reads a key. White space around it is dropped: a line break at its end is the most common
   * reason for a 401.
   *
   * @throws IllegalArgumentException if nothing is left, or what cannot stand in a header; the
   *     message does not show it
   */
  public static ApiKey of(String text) {
    Objects.requireNonNull(text, "text must not be null");
    if (!isKey(text)) {
      throw new IllegalArgumentException("not a key: must be printable ASCII without spaces");
    }
    return new ApiKey(text.strip());
  }

  /** Whether a text can be one. */
  public static boolean isKey(String text) {
    Objects.requireNonNull(text, "text must not be null");
    return HEADER_SAFE.matcher(text.strip()).matches();
  }

  /** The value of the header {@code Authorization}. */
  public String bearer() {
    return "Bearer " + text;
  }

  /** For a digest that does not give it away. */
  public String text() {
    return text;
  }

  /**
   * What of it is cut out of whatever is said. What is too short to be a secret stays: it would be
   * cut out of addresses, too.
   */
  public Secret secret() {
    return text.length() >= SHORTEST_SECRET && !equals(OFFLINE) ? Secret.of(text) : Secret.NONE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApiKey that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return ApiKey.class.hashCode();
  }

  @Override
  public String toString() {
    return "ApiKey[...]";
  }
}
