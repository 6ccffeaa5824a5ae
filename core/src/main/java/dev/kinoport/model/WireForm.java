package dev.kinoport.model;

/** How a provider writes a number. */
public enum WireForm {
  /** As text of digits: {@code "6"}. */
  DIGITS,
  /** As text with a unit: {@code "6s"}. */
  DIGITS_AND_S,
  /** As a number: {@code 6}. */
  NUMBER
}
