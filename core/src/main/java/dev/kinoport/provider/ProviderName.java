package dev.kinoport.provider;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name under which a process knows a provider, written into every order: a shop, an emulator's
 * world, a fake. Two providers of one name are one provider; whoever has other requests must have
 * another name.
 *
 * @param value 1 to 64 lower-case letters, digits, {@code -}, {@code .} or {@code _}, beginning
 *     with a letter
 */
public record ProviderName(String value) implements Comparable<ProviderName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

  /**
   * @throws IllegalArgumentException if the value has another shape
   */
  public ProviderName {
    Objects.requireNonNull(value, "value must not be null");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a provider's name is a lower-case letter and up to 63 of a-z, 0-9, -, . and _; was \""
              + value
              + "\"");
    }
  }

  /** A name. */
  public static ProviderName of(String value) {
    return new ProviderName(value);
  }

  @Override
  public int compareTo(ProviderName other) {
    Objects.requireNonNull(other, "other must not be null");
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
