package dev.kinoport.modelfile;

import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.offer.Offer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a model says something else than its endpoint's document. What the document leaves open is
 * no difference: a model may know more.
 */
public final class Drift {
  /** What no document tells. */
  private static final Set<String> BEYOND = Set.of("limits", "unit", "blank_allowed", "named");

  private final Set<String> unsaid;
  private final List<String> lines = new ArrayList<>();

  private Drift(Set<String> unsaid) {
    this.unsaid = unsaid;
  }

  /**
   * Compares.
   *
   * @param known one endpoint's model
   * @param told what the endpoint's document comes to
   * @param unsaid fields and values of {@code told} of which the document says nothing
   * @return a line for people for each difference; empty if there is none
   */
  public static List<String> between(Offer known, Offer told, Set<String> unsaid) {
    Drift drift = new Drift(unsaid);
    drift.inputs("", byField(known.inputs()), byField(told.inputs()));
    return List.copyOf(drift.lines);
  }

  private void inputs(String path, Map<String, Object> known, Map<String, Object> told) {
    Set<String> fields = new LinkedHashSet<>(told.keySet());
    fields.addAll(known.keySet());
    for (String field : fields) {
      String place = path + field;
      if (!known.containsKey(field)) {
        lines.add(place + " is new: " + told.get(field));
      } else if (told.containsKey(field)) {
        attributes(place, map(known.get(field)), map(told.get(field)));
      } else if (!unsaid.contains(place)) {
        lines.add(place + " is gone");
      }
    }
  }

  private void attributes(String place, Map<String, Object> known, Map<String, Object> told) {
    Set<String> names = new LinkedHashSet<>(known.keySet());
    names.addAll(told.keySet());
    names.removeAll(BEYOND);
    if (!told.containsKey("step")) {
      names.remove("step");
    }
    for (String name : names) {
      if (name.equals("members")) {
        inputs(place + ".", map(known.get(name)), map(told.get(name)));
      } else if (!unsaid.contains(place + "." + name)) {
        compare(place + " " + name, shown(known.get(name)), shown(told.get(name)));
      }
    }
  }

  private void compare(String what, String known, String told) {
    if (!known.equals(told)) {
      lines.add("%s was %s, is %s".formatted(what, known, told));
    }
  }

  /** By the provider's names: ours are no part of the document. */
  private static Map<String, Object> byField(List<Input> inputs) {
    Map<String, Object> byField = new LinkedHashMap<>();
    for (Input input : inputs) {
      if (!input.field().isEmpty()) {
        byField.put(input.field(), attributes(input));
      }
    }
    return byField;
  }

  private static Map<String, Object> attributes(Input input) {
    Map<String, Object> attributes = new LinkedHashMap<>(InputTree.of(input).fields());
    attributes.remove("field");
    if (input instanceof GroupInput group) {
      attributes.put("members", byField(group.members()));
    }
    if (attributes.containsKey("named")) {
      attributes.put("words", input.options());
    }
    return attributes;
  }

  /** A mapping; empty for what is none. */
  @SuppressWarnings("unchecked") // Names are texts in all that we write.
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      default -> value.toString();
    };
  }
}
