package dev.kinoport.request;

import dev.kinoport.model.GroupInput;
import dev.kinoport.model.Input;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.Map;

/** Objects on the wire: what belongs together, once or several times. */
final class Groups {
  private Groups() {}

  /** Our groups with the provider's names and forms. */
  static WireValue encode(GroupInput input, WireValue value) {
    return switch (value) {
      case WireValue.Many(var groups) ->
          new WireValue.Many(groups.stream().map(group -> encode(input, group)).toList());
      case WireValue.Group(var members) -> {
        Map<String, WireValue> fields = new LinkedHashMap<>();
        for (Input member : input.members()) {
          WireValue inside = members.get(member.name());
          if (inside != null) {
            fields.put(member.field(), WireCodec.encode(member, inside));
          }
        }
        yield new WireValue.Group(fields);
      }
      default -> throw new IllegalArgumentException("not a group: " + value);
    };
  }

  /**
   * The provider's objects as our groups, defaults filled in.
   *
   * @param path how the caller calls the input
   */
  static Validation<Seq<Violation>, WireValue> read(GroupInput input, String path, WireValue wire) {
    if (!input.isList()) {
      return one(input, path, wire);
    }
    if (!(wire instanceof WireValue.Many(var items))
        || items.isEmpty()
        || items.size() > input.most()) {
      return fault(path, Shown.of(wire), Expectation.of(input, Shown.of(wire)));
    }
    return Validation.sequence(
            List.ofAll(items).zipWithIndex((item, index) -> one(input, path + "." + index, item)))
        .map(groups -> new WireValue.Many(groups.asJava()));
  }

  private static Validation<Seq<Violation>, WireValue> one(
      GroupInput input, String path, WireValue wire) {
    if (!(wire instanceof WireValue.Group(var fields))) {
      return fault(path, Shown.of(wire), "must be an object");
    }
    Map<Input, Validation<Seq<Violation>, WireValue>> given = new LinkedHashMap<>();
    Seq<Violation> unknown = List.empty();
    for (Map.Entry<String, WireValue> field : fields.entrySet()) {
      String name = path + "." + field.getKey();
      Option<Input> member =
          List.ofAll(input.members()).find(it -> it.field().equals(field.getKey()));
      member.forEach(it -> given.put(it, WireReader.value(it, name, field.getValue())));
      unknown = member.isEmpty() ? unknown.append(unknown(input, name)) : unknown;
    }
    return complete(input, path, given, unknown, Input::field);
  }

  static Violation unknown(GroupInput input, String name) {
    return new Violation(
        name,
        "",
        "is not a member of %s, which has %s"
            .formatted(
                input.name(),
                String.join(", ", input.members().stream().map(Input::name).toList())));
  }

  /** A group of what was given, with defaults, or every fault of it. */
  static Validation<Seq<Violation>, WireValue> complete(
      GroupInput input,
      String path,
      Map<Input, Validation<Seq<Violation>, WireValue>> given,
      Seq<Violation> before,
      java.util.function.Function<Input, String> called) {
    Seq<Violation> faults = before;
    Map<String, WireValue> members = new LinkedHashMap<>();
    for (Input member : input.members()) {
      Validation<Seq<Violation>, WireValue> value = given.get(member);
      if (value != null) {
        faults = faults.appendAll(value.fold(all -> all, ok -> List.empty()));
        value.forEach(it -> members.put(member.name(), it));
      } else if (Defaults.of(member).isDefined()) {
        Defaults.of(member).forEach(it -> members.put(member.name(), it));
      } else if (member.required()) {
        faults = faults.append(new Violation(path + "." + called.apply(member), "", "is required"));
      }
    }
    return faults.isEmpty()
        ? Validation.valid(new WireValue.Group(members))
        : Validation.invalid(faults);
  }

  private static Validation<Seq<Violation>, WireValue> fault(
      String field, String value, String message) {
    return Validation.invalid(List.of(new Violation(field, value, message)));
  }
}
