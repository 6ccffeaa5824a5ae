package dev.kinoport.http.config;

import dev.kinoport.input.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers what is wrong with a part of the configuration, so that all of it is said at once. */
public final class ConfigFaults {
  private final String part;
  private final List<Violation> found = new ArrayList<>();

  public ConfigFaults(String part) {
    this.part = part;
  }

  /**
   * Notes a fault, if there is one.
   *
   * @param right what would be right
   */
  public ConfigFaults unless(boolean sound, String field, Object value, String right) {
    if (!sound) {
      found.add(new Violation(field, value.toString(), right));
    }
    return this;
  }

  /**
   * Says all of it.
   *
   * @throws IllegalArgumentException if anything was found
   */
  public void refuse() {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          part + ": " + found.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    }
  }
}
