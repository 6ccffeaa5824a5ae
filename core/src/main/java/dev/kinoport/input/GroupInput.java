package dev.kinoport.input;

import dev.kinoport.price.PriceFacts;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Inputs that belong together, an object on the wire: a shot of a film, with its own prompt. A
 * caller names a member as {@code shots.0.prompt}, or {@code camera.zoom} where there is only one.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param most how many objects; over 1 it is a list on the wire
 * @param members what each object holds
 */
public record GroupInput(String name, String field, boolean required, int most, List<Input> members)
    implements Input {
  public GroupInput {
    members = List.copyOf(members);
    Set<String> names = new HashSet<>();
    for (Input member : members) {
      if (member.field().isEmpty() || !names.add(member.field())) {
        throw new IllegalArgumentException(name + ": field empty or twice: " + member.name());
      }
    }
  }

  /** True if it is a list on the wire. */
  public boolean isList() {
    return most > 1;
  }

  /** The member with a canonical name, or with the provider's. */
  public Option<Input> member(String called) {
    return Option.ofOptional(
        members.stream()
            .filter(it -> it.name().equals(called) || it.field().equals(called))
            .findFirst());
  }

  /** What to say of a member that there is not. */
  public Violation unknown(String called) {
    return new Violation(
        called, "", "is not a member of %s, which has %s".formatted(name, names()));
  }

  /**
   * One group of what was given for its members, with the defaults of the others.
   *
   * @param given for each member what came of reading it
   * @param path what the caller calls a member, in full
   * @return the group, or every fault of it, at least one
   */
  public Validation<Seq<Violation>, WireValue> complete(
      Map<Input, Validation<Seq<Violation>, WireValue>> given, Function<Input, String> path) {
    Violations faults = new Violations();
    Map<String, WireValue> values = new LinkedHashMap<>();
    for (Input member : members) {
      Validation<Seq<Violation>, WireValue> value = given.get(member);
      if (value != null) {
        faults.addAll(value);
        value.forEach(it -> values.put(member.name(), it));
      } else if (member.defaultValue().isDefined()) {
        member.defaultValue().forEach(it -> values.put(member.name(), it));
      } else if (member.required()) {
        faults.add(new Violation(path.apply(member), "", "is required"));
      }
    }
    return faults.unless(() -> new WireValue.Group(values));
  }

  @Override
  public GroupInput named(String field, boolean required) {
    return new GroupInput(name, field, required, most, members);
  }

  @Override
  public boolean isSound() {
    return most >= 1 && members.stream().allMatch(Input::isSound);
  }

  @Override
  public Validation<Seq<Violation>, WireValue> parse(String typed, String as) {
    String example = as + (isList() ? ".0." : ".") + members.getFirst().name();
    return Violation.only(as, typed, "has members: name them one by one, as in " + example);
  }

  @Override
  public Validation<Seq<Violation>, WireValue> decode(WireValue wire, String as) {
    if (!isList()) {
      return decodeOne(wire, as);
    }
    return wire instanceof WireValue.Many(List<WireValue> groups)
            && !groups.isEmpty()
            && groups.size() <= most
        ? Validation.sequence(
                Vector.ofAll(groups)
                    .zipWithIndex((group, index) -> decodeOne(group, as + "." + index)))
            .map(all -> new WireValue.Many(all.asJava()))
        : Violation.only(as, wire.shown(), "must be 1 to %d groups of %s".formatted(most, names()));
  }

  private Validation<Seq<Violation>, WireValue> decodeOne(WireValue wire, String as) {
    if (!(wire instanceof WireValue.Group(Map<String, WireValue> fields))) {
      return Violation.only(as, wire.shown(), "must be an object");
    }
    Map<Input, Validation<Seq<Violation>, WireValue>> given = new LinkedHashMap<>();
    Map<String, WireValue> unknown = new LinkedHashMap<>(fields);
    for (Input member : members) {
      WireValue value = unknown.remove(member.field());
      if (value != null) {
        given.put(member, member.decode(value, as + "." + member.field()));
      }
    }
    Violations beside = new Violations();
    unknown.keySet().forEach(field -> beside.add(() -> unknown(as + "." + field)));
    return Violation.all(beside.all(), complete(given, member -> as + "." + member.field()));
  }

  @Override
  public WireValue encode(WireValue value) {
    return switch (value) {
      case WireValue.Many(List<WireValue> groups) ->
          new WireValue.Many(groups.stream().map(this::encode).toList());
      case WireValue.Group(Map<String, WireValue> values) -> {
        Fields fields = Fields.none();
        for (Input member : members) {
          fields.some(
              member.field(), Option.<WireValue>of(values.get(member.name())).map(member::encode));
        }
        yield fields.group();
      }
      case WireValue other -> throw new IllegalArgumentException("not a group: " + other);
    };
  }

  /** A text that a group may have, such as a voice, is a switch: one of them has it, or none. */
  @Override
  public PriceFacts facts(Map<String, WireValue> values) {
    WireValue value = values.get(name);
    Set<String> present = value == null ? Set.of() : present(value);
    PriceFacts facts = PriceFacts.none();
    for (Input member : members) {
      if (member instanceof TextInput && !member.required() && !member.name().equals("prompt")) {
        facts = facts.with(member.name(), present.contains(member.name()));
      }
    }
    return facts;
  }

  /** Members that at least one group has. */
  private static Set<String> present(WireValue value) {
    return switch (value) {
      case WireValue.Many(List<WireValue> groups) ->
          groups.stream().flatMap(group -> present(group).stream()).collect(Collectors.toSet());
      case WireValue.Group(Map<String, WireValue> members) -> members.keySet();
      case WireValue other -> Set.of();
    };
  }

  @Override
  public String takes() {
    return (isList() ? "up to " + most + " groups of " : "a group of ") + names();
  }

  private String names() {
    return String.join(", ", members.stream().map(Input::name).toList());
  }

  @Override
  public WireValue.Group describe() {
    Fields each = Fields.none();
    members.forEach(member -> each.with(member.name(), member.describe()));
    return Fields.describing("group", this)
        .when(isList(), "most", WireValue.Number.of(most))
        .with("members", each.group())
        .group();
  }

  @Override
  public WireValue.Group schema() {
    Fields properties = Fields.none();
    members.forEach(member -> properties.with(member.field(), member.schema()));
    List<String> needed = members.stream().filter(Input::required).map(Input::field).toList();
    WireValue.Group one = Fields.object(properties, needed).group();
    return isList() ? Fields.listOf(one, most) : one;
  }
}
