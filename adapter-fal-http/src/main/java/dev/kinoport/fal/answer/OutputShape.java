package dev.kinoport.fal.answer;

import dev.kinoport.fal.http.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer holds, for people: the names of its fields, and of no value more than its kind.
 */
final class OutputShape {
  private static final int MOST_FIELDS = 20;

  private OutputShape() {}

  static String of(Map<?, ?> output) {
    return output.isEmpty() ? "it is empty" : Words.excerpt("it holds " + fields(output));
  }

  private static String fields(Map<?, ?> object) {
    String named =
        object.entrySet().stream()
            .limit(MOST_FIELDS)
            .map(field -> field.getKey() + kind(field.getValue()))
            .collect(Collectors.joining(", "));
    return object.size() > MOST_FIELDS ? named + ", ..." : named;
  }

  private static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> " (null)";
      case Map<?, ?> object -> object.isEmpty() ? " (empty)" : " (" + inner(object) + ")";
      case List<?> list -> list.isEmpty() ? " (empty)" : " (a list)";
      case String text -> text.isBlank() ? " (empty)" : "";
      default -> "";
    };
  }

  private static String inner(Map<?, ?> object) {
    return object.entrySet().stream()
        .limit(MOST_FIELDS)
        .map(field -> field.getKey() + (isNothing(field.getValue()) ? " empty" : ""))
        .collect(Collectors.joining(", "));
  }

  private static boolean isNothing(@Nullable Object value) {
    return value == null || (value instanceof String text && text.isBlank());
  }
}
