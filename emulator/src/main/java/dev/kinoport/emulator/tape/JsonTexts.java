package dev.kinoport.emulator.tape;

import dev.kinoport.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts other strings into a JSON value; names, numbers and order stay. */
public final class JsonTexts {
  private JsonTexts() {}

  /** What becomes of a string. */
  @FunctionalInterface
  public interface Change {
    /**
     * The string in its place.
     *
     * @param name of the member that holds it, or the array around it; empty at the top
     */
    String of(String name, String text);
  }

  /** The value with all its strings changed. */
  public static Json changed(Json value, Change change) {
    return changed("", value, change);
  }

  private static Json changed(String name, Json value, Change change) {
    return switch (value) {
      case Json.Members members -> {
        Map<String, Json> others = new LinkedHashMap<>();
        members.byName().forEach((its, it) -> others.put(its, changed(its, it, change)));
        yield new Json.Members(others);
      }
      case Json.Items items -> {
        List<Json> others = new ArrayList<>();
        items.inOrder().forEach(item -> others.add(changed(name, item, change)));
        yield new Json.Items(others);
      }
      case Json.Text text -> new Json.Text(change.of(name, text.text()));
      case Json.Num number -> number;
      case Json.Flag flag -> flag;
      case Json.Nothing nothing -> nothing;
    };
  }
}
