package dev.kinoport.modelfile.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a document leaves open, as it is met. */
final class OpenPoints {
  private final List<String> lines = new ArrayList<>();
  private final Set<String> unsaid = new HashSet<>();

  /** Something for people to look up. */
  void note(String line) {
    lines.add(line);
  }

  /** A field that is not in the draft. */
  void leftOut(String field, String why, boolean required) {
    lines.add(field + " " + why + ": left out" + (required ? ", although it is required" : ""));
    unsaid.add(field);
  }

  /** Something of a field of which the document says nothing, so that a value was taken. */
  void assumed(String field, String attribute, String line) {
    lines.add(field + " " + line);
    unsaid.add(field + "." + attribute);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Fields left out, and values taken: {@code style}, {@code prompt.max_length}. */
  Set<String> unsaid() {
    return Set.copyOf(unsaid);
  }
}
