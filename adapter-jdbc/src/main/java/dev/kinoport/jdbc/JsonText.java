package dev.kinoport.jdbc;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON, members in their order. Everything that is no character by itself is escaped, so
 * that the text comes out of any database as it went in; Moshi's writer would lose half of a pair.
 */
final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String of(Map<String, Object> object) {
    JsonText text = new JsonText();
    text.object(object);
    return text.out.toString();
  }

  private void value(Object value) {
    switch (value) {
      case String text -> string(text);
      case Boolean flag -> out.append(flag);
      case Integer number -> out.append(number);
      case Long number -> out.append(number);
      case Map<?, ?> object -> object(object);
      case List<?> list -> array(list);
      default -> throw new IllegalArgumentException("not for JSON: " + value.getClass());
    }
  }

  private void object(Map<?, ?> object) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> member : object.entrySet()) {
      out.append(separator);
      string(String.valueOf(member.getKey()));
      out.append(':');
      value(member.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void array(List<?> list) {
    out.append('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      value(items.next());
      out.append(items.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ' || StoredText.isOdd(text, i)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
