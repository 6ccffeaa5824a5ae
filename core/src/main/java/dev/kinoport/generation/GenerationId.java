package dev.kinoport.generation;

import io.vavr.control.Option;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    Objects.requireNonNull(value, "value must not be null");
    if (!SHAPE.matcher(value).matches()) {
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
    return text != null && SHAPE.matcher(text).matches()
        ? Option.of(new GenerationId(text))
        : Option.none();
  }

  @Override
  public String toString() {
    return value;
  }
}
