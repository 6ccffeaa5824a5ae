package dev.kinoport.model;

/**
 * Something that other models let the caller choose and this one does not: never on the wire, but
 * part of every request, so that it can be priced and shown.
 *
 * @param name canonical name
 * @param value the only value
 */
public record FixedInput(String name, String value) implements Input {
  @Override
  public String field() {
    return "";
  }

  @Override
  public boolean required() {
    return false;
  }
}
