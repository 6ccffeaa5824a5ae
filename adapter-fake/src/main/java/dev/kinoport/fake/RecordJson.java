package dev.kinoport.fake;

import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lives, with their faults and errors, as JSON: an object for a record, with its components by
 * name. A new fault needs nothing here.
 */
final class RecordJson {
  /** Tells one record of a sealed interface from the others. */
  private static final String KIND = "is";

  private RecordJson() {}

  static Json.Members write(Record value) {
    Json.Members members = Json.object();
    if (value instanceof Fault) {
      members = members.with(KIND, value.getClass().getSimpleName());
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      members = members.with(component.getName(), json(valueOf(component, value)));
    }
    return members;
  }

  private static Object valueOf(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("accessors of public records do not fail", e);
    }
  }

  private static Json json(Object value) {
    return switch (value) {
      case String text -> new Json.Text(text);
      case Duration span -> new Json.Text(span.toString());
      case Enum<?> name -> new Json.Text(name.name());
      case Integer number -> new Json.Num(BigDecimal.valueOf(number));
      case Boolean flag -> new Json.Flag(flag);
      case Option<?> option -> option.isEmpty() ? Json.Nothing.NULL : items(option);
      case List<?> list -> items(list);
      case Record inner -> write(inner);
      default -> throw new IllegalStateException("no JSON for " + value.getClass());
    };
  }

  private static Json items(Iterable<?> values) {
    List<Json> items = new ArrayList<>();
    values.forEach(value -> items.add(json(value)));
    return new Json.Items(items);
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if it is not one of this type
   */
  static <R extends Record> R read(Json json, Class<R> type) {
    return type.cast(record(json, type));
  }

  private static Object record(Json json, Class<?> type) {
    Json.Members members = as(Json.Members.class, json);
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      String name = components[i].getName();
      values[i] =
          value(
              Option.<Json>of(members.byName().get(name)).getOrElse(Json.Nothing.NULL),
              components[i].getGenericType());
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no " + type.getSimpleName() + " is like this", e);
    }
  }

  private static Object value(Json json, Type type) {
    if (type instanceof ParameterizedType generic) {
      return values(json, generic);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == String.class) {
      return as(Json.Text.class, json).text();
    }
    if (wanted == Duration.class) {
      return Duration.parse(as(Json.Text.class, json).text());
    }
    if (wanted == int.class) {
      return as(Json.Num.class, json).value().intValueExact();
    }
    if (wanted == boolean.class) {
      return as(Json.Flag.class, json).on();
    }
    return wanted.isEnum()
        ? constant(as(Json.Text.class, json).text(), wanted)
        : record(json, wanted.isSealed() ? kind(json, wanted) : wanted);
  }

  private static Object values(Json json, ParameterizedType type) {
    Type item = type.getActualTypeArguments()[0];
    if (type.getRawType() == Option.class) {
      return json == Json.Nothing.NULL
          ? Option.none()
          : Option.some(value(as(Json.Items.class, json).inOrder().get(0), item));
    }
    return as(Json.Items.class, json).inOrder().stream().map(it -> value(it, item)).toList();
  }

  private static Object constant(String name, Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(it -> ((Enum<?>) it).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no " + name));
  }

  private static Class<?> kind(Json json, Class<?> sealed) {
    String name = as(Json.Members.class, json).text(KIND).getOrElse("");
    return Arrays.stream(sealed.getPermittedSubclasses())
        .filter(it -> it.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no %s is called \"%s\"".formatted(sealed.getSimpleName(), name)));
  }

  private static <J extends Json> J as(Class<J> type, Json json) {
    if (!type.isInstance(json)) {
      throw new IllegalArgumentException(
          "%s stands where %s should"
              .formatted(json.getClass().getSimpleName(), type.getSimpleName()));
    }
    return type.cast(json);
  }
}
