package dev.kinoport.model;

import io.vavr.control.Option;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  /** Canonical names of the texts that a group may have or not. */
  public List<String> optionalTexts() {
    return members.stream()
        .filter(it -> it instanceof TextInput && !it.required())
        .map(Input::name)
        .filter(it -> !it.equals("prompt"))
        .toList();
  }

  /** The member with a canonical name, or with the provider's. */
  public Option<Input> member(String called) {
    return Option.ofOptional(
        members.stream()
            .filter(it -> it.name().equals(called) || it.field().equals(called))
            .findFirst());
  }
}
