package dev.kinoport.json;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value. Members keep their order. */
public sealed interface Json {
  /**
   * An object.
   *
   * @param byName its members, in order; may be empty
   */
  record Members(Map<String, Json> byName) implements Json {
    public Members {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** With one member more, or in place of the one of that name. */
    public Members with(String name, Json value) {
      Map<String, Json> more = new LinkedHashMap<>(byName);
      more.put(name, value);
      return new Members(more);
    }

    /** With all members of another object. */
    public Members with(Members others) {
      Map<String, Json> more = new LinkedHashMap<>(byName);
      more.putAll(others.byName);
      return new Members(more);
    }

    /** The same object without a member, if it has it. */
    public Members without(String name) {
      Map<String, Json> fewer = new LinkedHashMap<>(byName);
      fewer.remove(name);
      return new Members(fewer);
    }

    /** With a text. */
    public Members with(String name, String value) {
      return with(name, new Text(value));
    }

    /** With a text, or null for none. */
    public Members with(String name, Option<String> value) {
      return with(name, value.fold(() -> Nothing.NULL, Text::new));
    }

    /** With a whole number. */
    public Members with(String name, long value) {
      return with(name, new Num(BigDecimal.valueOf(value)));
    }

    /** With true or false. */
    public Members with(String name, boolean value) {
      return with(name, new Flag(value));
    }

    /** A member; null counts as none. */
    public Option<Json> find(String name) {
      Json value = byName.get(name);
      return value == null || value == Nothing.NULL ? Option.none() : Option.some(value);
    }

    /** A member, if it is a string. */
    public Option<String> text(String name) {
      return find(name).filter(Text.class::isInstance).map(value -> ((Text) value).text());
    }

    /** A member, if it is a number. */
    public Option<BigDecimal> number(String name) {
      return find(name).filter(Num.class::isInstance).map(value -> ((Num) value).value());
    }

    /** A member, if it is an object. */
    public Option<Members> object(String name) {
      return find(name).filter(Members.class::isInstance).map(Members.class::cast);
    }

    /** What is in a member, if it is an array. */
    public Option<List<Json>> items(String name) {
      return find(name).filter(Items.class::isInstance).map(value -> ((Items) value).inOrder());
    }
  }

  /**
   * An array.
   *
   * @param inOrder its items; may be empty
   */
  record Items(List<Json> inOrder) implements Json {
    public Items {
      inOrder = List.copyOf(inOrder);
    }

    /** These. */
    public static Items of(Json... items) {
      return new Items(List.of(items));
    }

    /** Strings. */
    public static Items ofTexts(Iterable<String> texts) {
      List<Json> items = new ArrayList<>();
      texts.forEach(text -> items.add(new Text(text)));
      return new Items(items);
    }
  }

  /**
   * A string.
   *
   * @param text unescaped
   */
  record Text(String text) implements Json {}

  /**
   * A number. It equals any that has the same value, however it is written.
   *
   * @param value exact
   */
  record Num(BigDecimal value) implements Json {
    @Override
    public boolean equals(Object other) {
      return other instanceof Num that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  /**
   * True or false.
   *
   * @param on which
   */
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
