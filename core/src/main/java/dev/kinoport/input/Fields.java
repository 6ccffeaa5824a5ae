package dev.kinoport.input;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object in the making, with its members in the order in which they are added. */
final class Fields {
  private final Map<String, WireValue> members = new LinkedHashMap<>();

  private Fields() {}

  /** An object that says of itself what it is. */
  static Fields of(String name, String word) {
    return new Fields().with(name, word);
  }

  /** What {@link Input#describe} says of all kinds but those that are not on the wire. */
  static Fields describing(String kind, Input input) {
    return of("kind", kind)
        .some(
            "field",
            Option.of(input.field())
                .filter(field -> !field.equals(input.name()))
                .map(WireValue.Text::new))
        .when(input.required(), "required", new WireValue.Flag(true));
  }

  /** JSON Schema's list of at most so many. */
  static WireValue.Group listOf(WireValue.Group each, int most) {
    return of("type", "array").with("items", each).with("maxItems", most).group();
  }

  /** JSON Schema's words for an object, each of its members described. */
  static Fields object(Fields properties, List<String> required) {
    return of("type", "object")
        .with("properties", properties.group())
        .with("required", texts(required));
  }

  static Fields none() {
    return new Fields();
  }

  static WireValue texts(List<String> texts) {
    return new WireValue.Many(
        texts.stream().map(WireValue.Text::new).map(it -> (WireValue) it).toList());
  }

  Fields with(String name, WireValue value) {
    members.put(name, value);
    return this;
  }

  Fields with(String name, String text) {
    return with(name, new WireValue.Text(text));
  }

  Fields with(String name, long number) {
    return with(name, WireValue.Number.of(number));
  }

  Fields with(String name, BigDecimal number) {
    return with(name, new WireValue.Number(number));
  }

  Fields when(boolean holds, String name, WireValue value) {
    return holds ? with(name, value) : this;
  }

  Fields some(String name, Option<? extends WireValue> value) {
    value.forEach(known -> with(name, known));
    return this;
  }

  WireValue.Group group() {
    return new WireValue.Group(members);
  }
}
