package dev.kinoport.jdbc;

import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Builds a JSON object, its members in the order they are given. What is absent is left out. */
final class JsonFields {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /** A text, boolean, whole number, list or map; anything else is written as its text. */
  JsonFields with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  <T> JsonFields with(String name, Option<T> value, Function<T, Object> form) {
    value.forEach(present -> members.put(name, form.apply(present)));
    return this;
  }

  Map<String, Object> members() {
    return members;
  }
}
