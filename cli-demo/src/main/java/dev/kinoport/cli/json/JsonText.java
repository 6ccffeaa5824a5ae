package dev.kinoport.cli.json;

import java.util.Iterator;
import java.util.Map;

/** Writes a {@link Json} value, two spaces to a level or all in one line. */
public final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private final boolean inOneLine;

  private JsonText(boolean inOneLine) {
    this.inOneLine = inOneLine;
  }

  public static String of(Json value) {
    return written(value, new JsonText(false));
  }

  /** For one of many documents in a stream. */
  public static String line(Json value) {
    return written(value, new JsonText(true));
  }

  private static String written(Json value, JsonText text) {
    text.value(value, 0);
    return text.out.toString();
  }

  private void value(Json value, int depth) {
    switch (value) {
      case Json.Text text -> string(text.text());
      case Json.Raw raw -> out.append(raw.json());
      case Json.Many many -> array(many, depth);
      case Json.Members members -> object(members, depth);
    }
  }

  private void array(Json.Many many, int depth) {
    if (many.values().isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    for (Iterator<Json> values = many.values().iterator(); values.hasNext(); ) {
      line(depth + 1);
      value(values.next(), depth + 1);
      out.append(values.hasNext() ? "," : "");
    }
    line(depth);
    out.append(']');
  }

  private void object(Json.Members members, int depth) {
    if (members.members().isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    var entries = members.members().entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Json> entry = entries.next();
      line(depth + 1);
      string(entry.getKey());
      out.append(": ");
      value(entry.getValue(), depth + 1);
      out.append(entries.hasNext() ? "," : "");
    }
    line(depth);
    out.append('}');
  }

  private void line(int depth) {
    if (!inOneLine) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void string(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int character) {
    switch (character) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (mustBeEscaped(character)) {
          out.append("\\u").append(Character.forDigit(character >> 12, 16));
          out.append(Character.forDigit((character >> 8) & 15, 16));
          out.append(Character.forDigit((character >> 4) & 15, 16));
          out.append(Character.forDigit(character & 15, 16));
        } else {
          out.appendCodePoint(character);
        }
      }
    }
  }

  /** Control characters, half characters, and the two line ends that JavaScript trips over. */
  private static boolean mustBeEscaped(int character) {
    return character < 0x10000
        && (Character.getType(character) == Character.CONTROL
            || Character.getType(character) == Character.SURROGATE
            || character == 0x2028
            || character == 0x2029);
  }
}
