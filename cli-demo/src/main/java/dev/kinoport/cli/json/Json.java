package dev.kinoport.cli.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value to be written. */
public sealed interface Json {
  /** Nothing known. */
  Json NULL = new Raw("null");

  /** Text; escaped when written. */
  record Text(String text) implements Json {}

  /** Valid JSON already. */
  record Raw(String json) implements Json {}

  /** A list, with its values in order. */
  record Many(List<Json> values) implements Json {
    public Many {
      values = List.copyOf(values);
    }
  }

  /** Members by name, in the order they are put. */
  final class Members implements Json {
    private final Map<String, Json> members = new LinkedHashMap<>();

    public Map<String, Json> members() {
      return members;
    }

    public Members put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public Members put(String name, String text) {
      return put(name, new Text(text));
    }

    public Members put(String name, boolean flag) {
      return put(name, new Raw(String.valueOf(flag)));
    }

    public Members put(String name, long number) {
      return put(name, new Raw(String.valueOf(number)));
    }

    public Members put(String name, BigDecimal number) {
      return put(name, new Raw(number.toPlainString()));
    }
  }

  /** A list of texts. */
  static Json texts(List<String> texts) {
    return new Many(texts.stream().<Json>map(Text::new).toList());
  }
}
