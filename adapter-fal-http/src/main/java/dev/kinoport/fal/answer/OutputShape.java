package dev.kinoport.fal.answer;

import dev.kinoport.http.ErrorText;
import dev.kinoport.json.Json;
import java.util.stream.Collectors;

/**
 * What an answer holds, for people: the names of its fields, and of no value more than its kind.
 */
final class OutputShape {
  private static final int MOST_FIELDS = 20;

  private OutputShape() {}

  static String of(Json.Members output) {
    return output.byName().isEmpty()
        ? "it is empty"
        : ErrorText.excerpt("it holds " + fields(output));
  }

  private static String fields(Json.Members object) {
    String named =
        object.byName().entrySet().stream()
            .limit(MOST_FIELDS)
            .map(field -> field.getKey() + kind(field.getValue()))
            .collect(Collectors.joining(", "));
    return object.byName().size() > MOST_FIELDS ? named + ", ..." : named;
  }

  private static String kind(Json value) {
    return switch (value) {
      case Json.Nothing nothing -> " (null)";
      case Json.Members object ->
          object.byName().isEmpty() ? " (empty)" : " (" + inner(object) + ")";
      case Json.Items list -> list.inOrder().isEmpty() ? " (empty)" : " (a list)";
      case Json.Text(String text) -> text.isBlank() ? " (empty)" : "";
      case Json.Num number -> "";
      case Json.Flag flag -> "";
    };
  }

  private static String inner(Json.Members object) {
    return object.byName().entrySet().stream()
        .limit(MOST_FIELDS)
        .map(field -> field.getKey() + (isNothing(field.getValue()) ? " empty" : ""))
        .collect(Collectors.joining(", "));
  }

  private static boolean isNothing(Json value) {
    return value instanceof Json.Nothing
        || (value instanceof Json.Text(String text) && text.isBlank());
  }
}
