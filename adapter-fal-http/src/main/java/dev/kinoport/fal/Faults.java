package dev.kinoport.fal;

import dev.kinoport.input.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers what is wrong with a part of the configuration, so that all of it is said at once. */
final class Faults {
  private final String part;
  private final List<Violation> found = new ArrayList<>();

  Faults(String part) {
    this.part = part;
  }

  /**
   * @param right what would be right
   */
  Faults unless(boolean sound, String field, Object value, String right) {
    if (!sound) {
      found.add(new Violation(field, value.toString(), right));
    }
    return this;
  }

  /**
   * @throws IllegalArgumentException if anything was found
   */
  void refuse() {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          part + ": " + found.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    }
  }
}
