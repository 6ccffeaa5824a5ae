package dev.kinoport.fake.server;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value. Members keep their order. */
sealed interface Json {
  /** An object. */
  record Members(Map<String, Json> byName) implements Json {
    public Members {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    Members with(String name, Json value) {
      Map<String, Json> more = new LinkedHashMap<>(byName);
      more.put(name, value);
      return new Members(more);
    }

    Members with(String name, String value) {
      return with(name, new Text(value));
    }

    Members with(String name, long value) {
      return with(name, new Num(BigDecimal.valueOf(value)));
    }

    Option<Json> find(String name) {
      Json value = byName.get(name);
      return value == null || value == Nothing.NULL ? Option.none() : Option.some(value);
    }

    Option<String> text(String name) {
      return find(name).filter(Text.class::isInstance).map(value -> ((Text) value).text());
    }

    Option<BigDecimal> number(String name) {
      return find(name).filter(Num.class::isInstance).map(value -> ((Num) value).value());
    }
  }

  /** An array. */
  record Items(List<Json> inOrder) implements Json {
    public Items {
      inOrder = List.copyOf(inOrder);
    }

    static Items of(Json... items) {
      return new Items(List.of(items));
    }

    static Items ofTexts(Iterable<String> texts) {
      List<Json> items = new ArrayList<>();
      texts.forEach(text -> items.add(new Text(text)));
      return new Items(items);
    }
  }

  /** A string. */
  record Text(String text) implements Json {}

  /** A number, exact. */
  record Num(BigDecimal value) implements Json {}

  /** True or false. */
  record Flag(boolean on) implements Json {}

  /** Null. */
  enum Nothing implements Json {
    NULL
  }

  /** An object without members. */
  static Members object() {
    return new Members(Map.of());
  }
}
