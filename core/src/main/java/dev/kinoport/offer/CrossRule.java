package dev.kinoport.offer;

import java.util.List;

/**
 * A rule over several inputs.
 *
 * @param when all of these must hold for the rule to speak; at least one
 * @param require then all of these must hold too; empty forbids the combination
 * @param severity what a breach means
 * @param message for people: what is wrong and what would be right
 */
public record CrossRule(
    List<Clause> when, List<Clause> require, Severity severity, String message) {
  /** What a breach of a rule means. */
  public enum Severity {
    /** The request is refused. */
    ERROR,
    /** The request goes on, and its plan says so. */
    WARNING
  }

  public CrossRule {
    if (when.isEmpty()) {
      throw new IllegalArgumentException("a rule that never speaks: " + message);
    }
    when = List.copyOf(when);
    require = List.copyOf(require);
  }

  /** Refuses a combination. */
  public static CrossRule forbid(String message, Clause... combination) {
    return new CrossRule(List.of(combination), List.of(), Severity.ERROR, message);
  }

  /** Points out a combination. */
  public static CrossRule warn(String message, Clause... combination) {
    return new CrossRule(List.of(combination), List.of(), Severity.WARNING, message);
  }

  /** Refuses {@code when} unless {@code required} holds too. */
  public static CrossRule require(String message, Clause when, Clause required) {
    return new CrossRule(List.of(when), List.of(required), Severity.ERROR, message);
  }
}
