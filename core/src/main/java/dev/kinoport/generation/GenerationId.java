package dev.kinoport.generation;

import java.util.regex.Pattern;

/**
 * Our own name for one generation, given before the provider hears of it.
 *
 * @param value 1 to 64 letters, digits, {@code -} or {@code _}: fit for a file name and a URL
 */
public record GenerationId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * @throws IllegalArgumentException if the value has another shape
   */
  public GenerationId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a generation id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
