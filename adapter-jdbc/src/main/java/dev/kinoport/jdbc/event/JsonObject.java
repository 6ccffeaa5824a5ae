package dev.kinoport.jdbc.event;

import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A JSON object as it is read: asked for a member by name and type. Members that nobody asks for do
 * not matter, one that is missing or of another type is an {@link UnreadableEvent} that says where.
 */
public final class JsonObject {
  private final String path;
  private final Json.Members members;

  private JsonObject(String path, Json.Members members) {
    this.path = path;
    this.members = members;
  }

  static JsonObject read(String text) {
    Json json = JsonText.read(text).getOrElseThrow(UnreadableEvent::new);
    if (json instanceof Json.Members members) {
      return new JsonObject("", members);
    }
    throw new UnreadableEvent("no JSON object");
  }

  String text(String name) {
    return need(name, textIfAny(name));
  }

  Option<String> textIfAny(String name) {
    return member(name, Json.Text.class, "text").map(Json.Text::text);
  }

  /** Any text with a form of its own: a decimal, an instant, an address. */
  <T> T parsed(String name, Function<String, T> form) {
    return need(name, parsedIfAny(name, form));
  }

  <T> Option<T> parsedIfAny(String name, Function<String, T> form) {
    return textIfAny(name)
        .map(text -> {
          try {
            return form.apply(text);
          } catch (RuntimeException e) {
            throw new UnreadableEvent(
                "%s holds \"%s\": %s".formatted(at(name), text, e.getMessage()), e);
          }
        });
  }

  Instant instant(String name) {
    return parsed(name, Instant::parse);
  }

  URI uri(String name) {
    return parsed(name, URI::create);
  }

  <E extends Enum<E>> E word(String name, Class<E> words) {
    return parsed(name, text -> Enum.valueOf(words, text));
  }

  boolean flag(String name) {
    return need(name, flagIfAny(name));
  }

  Option<Boolean> flagIfAny(String name) {
    return member(name, Json.Flag.class, "true or false").map(Json.Flag::on);
  }

  long whole(String name) {
    return need(name, wholeIfAny(name));
  }

  Option<Long> wholeIfAny(String name) {
    return member(name, Json.Num.class, "a number")
        .map(Json.Num::value)
        .map(number -> {
          try {
            return number.longValueExact();
          } catch (ArithmeticException e) {
            throw new UnreadableEvent(at(name) + " is no whole number: " + number, e);
          }
        });
  }

  int smallWhole(String name) {
    long value = whole(name);
    if (value != (int) value) {
      throw new UnreadableEvent(at(name) + " is too large: " + value);
    }
    return (int) value;
  }

  JsonObject object(String name) {
    return need(name, objectIfAny(name));
  }

  Option<JsonObject> objectIfAny(String name) {
    return members.find(name).flatMap(value -> objectIn(at(name), value));
  }

  List<JsonObject> objects(String name) {
    return items(name, JsonObject::objectIn, "an object");
  }

  List<String> texts(String name) {
    return items(
        name,
        (where, item) -> item instanceof Json.Text(String text) ? Option.some(text) : Option.none(),
        "text");
  }

  Map<String, String> textsByName(String name) {
    JsonObject object = object(name);
    Map<String, String> texts = new LinkedHashMap<>();
    object.names().forEach(key -> texts.put(key, object.text(key)));
    return texts;
  }

  /** Each member is an object; in order. */
  Map<String, JsonObject> objectsByName(String name) {
    JsonObject object = object(name);
    Map<String, JsonObject> objects = new LinkedHashMap<>();
    object.names().forEach(key -> objects.put(key, object.object(key)));
    return objects;
  }

  boolean has(String name) {
    return members.find(name).isDefined();
  }

  /** What this object should have been and is not. */
  UnreadableEvent unlike(String expected) {
    return new UnreadableEvent(
        "%s is not %s: %s".formatted(path, expected, members.byName().keySet()));
  }

  private List<String> names() {
    return List.copyOf(members.byName().keySet());
  }

  private <T> List<T> items(
      String name, BiFunction<String, Json, Option<T>> form, String expected) {
    if (!(members.byName().get(name) instanceof Json.Items list)) {
      throw new UnreadableEvent(at(name) + " is no list");
    }
    List<T> items = new ArrayList<>();
    for (Json item : list.inOrder()) {
      String where = "%s[%d]".formatted(at(name), items.size());
      items.add(
          form.apply(where, item)
              .getOrElseThrow(() -> new UnreadableEvent(where + " is not " + expected)));
    }
    return items;
  }

  private static Option<JsonObject> objectIn(String path, Json value) {
    return switch (value) {
      case Json.Members members -> Option.some(new JsonObject(path, members));
      case Json.Nothing nothing -> Option.none();
      default -> throw new UnreadableEvent(path + " is not an object");
    };
  }

  private <T> Option<T> member(String name, Class<T> type, String expected) {
    Option<Json> value = members.find(name);
    if (value.exists(json -> !type.isInstance(json))) {
      throw new UnreadableEvent("%s is not %s".formatted(at(name), expected));
    }
    return value.map(type::cast);
  }

  private <T> T need(String name, Option<T> value) {
    return value.getOrElseThrow(() -> new UnreadableEvent(at(name) + " is missing"));
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
