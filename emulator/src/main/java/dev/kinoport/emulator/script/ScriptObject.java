package dev.kinoport.emulator.script;

import dev.kinoport.fake.Life;
import dev.kinoport.fault.Spelling;
import dev.kinoport.input.Violation;
import dev.kinoport.input.Violations;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An object of a file that people write by hand. Whatever is wrong with it is noted with its place,
 * and reading goes on, so that all faults come at once.
 */
final class ScriptObject {
  /** Some thirty years. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);

  private final String path;
  private final Json.Members members;
  private final Violations faults;
  private final Set<String> known = new LinkedHashSet<>();

  private ScriptObject(String path, Json.Members members, Violations faults) {
    this.path = path;
    this.members = members;
    this.faults = faults;
  }

  /**
   * Begins to read.
   *
   * @param path where in the file; empty for the whole
   * @param faults what is wrong, for all objects of the file
   */
  static ScriptObject of(String path, Json value, Violations faults) {
    ScriptObject empty = new ScriptObject(path, Json.object(), faults);
    if (value instanceof Json.Members members) {
      return new ScriptObject(path, members, faults);
    }
    return empty.fault("", "must be an object");
  }

  /** Notes a fault of one member; of the object itself without a name. */
  ScriptObject fault(String name, String message) {
    return fault(name, () -> message);
  }

  private ScriptObject fault(String name, Supplier<String> message) {
    faults.add(() -> new Violation(at(name), "", message.get()));
    return this;
  }

  /** Notes a fault of a member, and what stands there, so far as that is short. */
  private void wrong(String name, String message) {
    String value = members.find(name).map(ScriptObject::shown).getOrElse("");
    faults.add(() -> new Violation(at(name), value, message));
  }

  private static String shown(Json value) {
    return switch (value) {
      case Json.Text text -> text.text();
      case Json.Num number -> number.value().toString();
      case Json.Flag flag -> String.valueOf(flag.on());
      case Json.Nothing nothing -> "null";
      case Json.Items items -> "a list";
      case Json.Members object -> "an object";
    };
  }

  private String at(String name) {
    String whole = path.isEmpty() ? "the script" : path;
    return name.isEmpty() ? whole : path.isEmpty() ? name : path + "." + name;
  }

  Option<Json> find(String name) {
    known.add(name);
    return members.find(name);
  }

  Option<String> text(String name) {
    Option<Json> value = find(name);
    if (value.exists(it -> !(it instanceof Json.Text))) {
      fault(name, "must be a text");
    }
    return members.text(name);
  }

  boolean flag(String name) {
    Option<Json> value = find(name);
    if (value.exists(it -> !(it instanceof Json.Flag))) {
      fault(name, "must be true or false");
    }
    return value.contains(new Json.Flag(true));
  }

  /** A span from 0 on, a fallback if it is left out. */
  Duration seconds(String name, Duration otherwise) {
    Duration span = anySeconds(name, otherwise);
    if (span.isNegative()) {
      wrong(name, "must not be negative");
      return otherwise;
    }
    return span;
  }

  /** A span, a fallback if it is left out. */
  Duration anySeconds(String name, Duration otherwise) {
    if (find(name).isEmpty()) {
      return otherwise;
    }
    Option<BigDecimal> number =
        members.number(name).filter(it -> it.abs().compareTo(MOST_SECONDS) <= 0);
    if (number.isEmpty()) {
      wrong(name, "must be a number of seconds, at most " + MOST_SECONDS);
    }
    return number
        .map(it -> Duration.ofMillis(it.movePointRight(3).longValue()))
        .getOrElse(otherwise);
  }

  /**
   * A whole number, a fallback if it is left out.
   *
   * @param most the largest that is taken; the least is 0
   */
  int count(String name, int otherwise, int most) {
    if (find(name).isEmpty()) {
      return otherwise;
    }
    Option<BigDecimal> number =
        members
            .number(name)
            .filter(it -> it.signum() >= 0 && it.stripTrailingZeros().scale() <= 0)
            .filter(it -> it.compareTo(BigDecimal.valueOf(most)) <= 0);
    if (number.isEmpty()) {
      wrong(name, "must be a whole number from 0 to " + most);
    }
    return number.map(BigDecimal::intValue).getOrElse(otherwise);
  }

  /**
   * The objects of a list; none if it is left out, and no more than so many.
   *
   * @param most how many are taken
   */
  List<ScriptObject> entries(String name, int most) {
    Option<Json> value = find(name);
    if (value.exists(it -> !(it instanceof Json.Items))) {
      fault(name, "must be a list");
    }
    List<ScriptObject> entries = new ArrayList<>();
    if (value.getOrElse(Json.Nothing.NULL) instanceof Json.Items items) {
      if (items.inOrder().size() > most) {
        fault(name, "must have at most %d entries, not %d".formatted(most, items.inOrder().size()));
        return entries;
      }
      for (Json item : items.inOrder()) {
        entries.add(of("%s[%d]".formatted(at(name), entries.size()), item, faults));
      }
    }
    return entries;
  }

  /** The life under a name. */
  Life life(Json value, String name, Life usual) {
    return LifeReader.read(at(name), value, usual, faults);
  }

  /** Notes every member that nobody has asked for. */
  void nothingElse() {
    for (String name : members.byName().keySet()) {
      if (!known.contains(name)) {
        fault(name, () -> "is unknown%s; known are %s".formatted(meant(name, known), words(known)));
      }
    }
  }

  /** What somebody may have meant who wrote a name that is none. */
  static String meant(String name, Set<String> names) {
    List<String> near = Spelling.near(name, names);
    return near.isEmpty() ? "" : " (did you mean \"" + near.get(0) + "\"?)";
  }

  private static String words(Set<String> names) {
    return String.join(", ", names);
  }
}
