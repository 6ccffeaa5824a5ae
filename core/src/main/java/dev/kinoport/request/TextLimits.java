package dev.kinoport.request;

import dev.kinoport.model.TextInput;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** What a text must be like. */
final class TextLimits {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  /** Half of a character that needs two: it cannot be written as UTF-8. */
  private static final Pattern HALF = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

  private TextLimits() {}

  static Option<String> fault(TextInput input, String text) {
    if (!input.blankAllowed() && text.isBlank()) {
      return Option.of("must not be blank");
    }
    int length = input.unit().length(text);
    if (length > input.maxLength()) {
      return Option.of(
          "must be at most %d %s long, is %d".formatted(input.maxLength(), input.unit(), length));
    }
    if (CONTROL.matcher(text).find()) {
      return Option.of("must not hold control characters");
    }
    if (HALF.matcher(text).find()) {
      return Option.of("must be whole characters: it holds half of a surrogate pair");
    }
    return Option.none();
  }
}
