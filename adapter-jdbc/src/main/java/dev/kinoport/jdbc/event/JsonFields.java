package dev.kinoport.jdbc.event;

import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds a JSON object, its members in the order they are given. What is absent is left out. */
public final class JsonFields {
  private final Map<String, Json> members = new LinkedHashMap<>();

  /** An object with one member. */
  static Json.Members of(String name, Object value) {
    return new JsonFields().with(name, value).members();
  }

  /** An object with what each value becomes, under its own name. */
  static <T> Json.Members of(Map<String, T> values, Function<T, Object> form) {
    JsonFields fields = new JsonFields();
    values.forEach((name, value) -> fields.members.put(name, json(form.apply(value))));
    return fields.members();
  }

  /** A text, boolean, whole number, list or map of such; or JSON already. */
  JsonFields with(String name, Object value) {
    members.put(name, json(value));
    return this;
  }

  <T> JsonFields with(String name, Option<T> value, Function<T, Object> form) {
    value.forEach(present -> members.put(name, json(form.apply(present))));
    return this;
  }

  Json.Members members() {
    return new Json.Members(members);
  }

  private static Json json(Object value) {
    return switch (value) {
      case Json json -> json;
      case String text -> new Json.Text(text);
      case Boolean flag -> new Json.Flag(flag);
      case Integer number -> new Json.Num(BigDecimal.valueOf(number));
      case Long number -> new Json.Num(BigDecimal.valueOf(number));
      case List<?> list -> new Json.Items(list.stream().map(JsonFields::json).toList());
      default -> throw new IllegalArgumentException("not for JSON: " + value.getClass());
    };
  }
}
