package dev.kinoport.generation;

import io.vavr.control.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Our own name for one generation, given before the provider hears of it.
 *
 * @param value 1 to 64 letters, digits, {@code -} or {@code _}: fit for a file name and a URL
 */
public record GenerationId(String value) {
  private static final int LONGEST = 64;

  /**
   * @throws IllegalArgumentException if the value has another shape
   */
  public GenerationId {
    Objects.requireNonNull(value, "value must not be null");
    if (!isShaped(value)) {
      throw new IllegalArgumentException(
          "value must be 1 to 64 letters, digits, - or _, not \"%s\"".formatted(value));
    }
  }

  /**
   * Reads what came from outside, such as a part of a path.
   *
   * @return none: it is no id
   */
  public static Option<GenerationId> parse(@Nullable String text) {
    return text != null && isShaped(text) ? Option.of(new GenerationId(text)) : Option.none();
  }

  /** Not by a pattern: each row that is read makes an id. */
  private static boolean isShaped(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().allMatch(GenerationId::isFit);
  }

  private static boolean isFit(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  @Override
  public String toString() {
    return value;
  }
}
