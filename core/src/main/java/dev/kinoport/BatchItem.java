package dev.kinoport;

import java.util.Objects;

/**
 * One of several generations that are admitted together or not at all.
 *
 * @param plan what was agreed to
 * @param terms under which conditions
 */
public record BatchItem(Plan plan, Terms terms) {
  /**
   * @throws NullPointerException if anything is null
   */
  public BatchItem {
    Objects.requireNonNull(plan, "plan must not be null");
    Objects.requireNonNull(terms, "terms must not be null");
  }
}
