package dev.kinoport.replicate.video;

import dev.kinoport.http.WireJson;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Submission;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An input as it was sent, to be known again in the list, which may show it with the model's
 * defaults filled in. What we left out on purpose, such as a seed, is not filled in with anything.
 *
 * @param fields what was sent
 * @param known every field that the model is known to take
 */
record SentInput(Json.Members fields, Set<String> known) {
  /** How alike two inputs are. */
  enum Likeness {
    /** The same request, or one that nobody can tell from it. */
    SAME,
    /** Perhaps the same: nobody says how a picture within an input is shown. */
    IN_DOUBT,
    /** Another. */
    OTHER
  }

  static SentInput of(Submission submission, Set<String> known) {
    return new SentInput(
        WireJson.object(CanonicalJson.write(submission.fields())), Set.copyOf(known));
  }

  Likeness to(Json.Members shown) {
    boolean isMore =
        shown.byName().entrySet().stream()
            .filter(field -> !fields.byName().containsKey(field.getKey()))
            .anyMatch(field -> known.contains(field.getKey()) && saysSomething(field.getValue()));
    List<Map.Entry<String, Json>> unlike =
        fields.byName().entrySet().stream()
            .filter(field -> !field.getValue().equals(shown.byName().get(field.getKey())))
            .toList();
    if (isMore || !unlike.stream().allMatch(field -> isPicture(field.getValue()))) {
      return Likeness.OTHER;
    }
    return unlike.isEmpty() ? Likeness.SAME : Likeness.IN_DOUBT;
  }

  private static boolean saysSomething(Json value) {
    return switch (value) {
      case Json.Nothing nothing -> false;
      case Json.Text(String text) -> !text.isEmpty();
      case Json.Items(List<Json> items) -> !items.isEmpty();
      default -> true;
    };
  }

  private static boolean isPicture(Json value) {
    return value instanceof Json.Text(String text) && text.startsWith("data:");
  }
}
