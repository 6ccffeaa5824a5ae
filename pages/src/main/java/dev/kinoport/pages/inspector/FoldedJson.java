package dev.kinoport.pages.inspector;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.flag;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.pages.html.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON that can be folded up. */
final class FoldedJson {
  private static final int OPEN_DEPTH = 2;
  private static final int LONGEST = 2_000;

  private FoldedJson() {}

  /** A body: folded if it is JSON, else as it is. */
  static Markup.Content body(String text) {
    return JsonText.readAsItComes(text)
        .filterOrElse(it -> it instanceof Json.Members || it instanceof Json.Items, it -> "")
        .fold(
            fault -> el("pre", attr("tabindex", "0"), el("code", text(text))),
            json -> el("div", cls("json"), value(none(), json, 0)));
  }

  private static Markup.Content value(Markup.Content key, Json json, int depth) {
    return switch (json) {
      case Json.Members members when !members.byName().isEmpty() -> {
        List<Markup.Content> parts = new ArrayList<>();
        for (Map.Entry<String, Json> member : members.byName().entrySet()) {
          parts.add(value(key(member.getKey()), member.getValue(), depth + 1));
        }
        yield folded(key, "{ " + members.byName().size() + " }", parts, depth);
      }
      case Json.Items items when !items.inOrder().isEmpty() -> {
        List<Markup.Content> parts = new ArrayList<>();
        for (Json item : items.inOrder()) {
          parts.add(value(key(String.valueOf(parts.size())), item, depth + 1));
        }
        yield folded(key, "[ " + items.inOrder().size() + " ]", parts, depth);
      }
      default -> el("div", key, text(shortened(JsonText.write(json))));
    };
  }

  private static Markup.Content key(String name) {
    return el("span", cls("key"), text(name + ": "));
  }

  private static Markup.Content folded(
      Markup.Content key, String sign, List<Markup.Content> parts, int depth) {
    return el(
        "details",
        flag("open", depth < OPEN_DEPTH),
        el("summary", key, text(sign)),
        el("div", all(parts)));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
  }
}
