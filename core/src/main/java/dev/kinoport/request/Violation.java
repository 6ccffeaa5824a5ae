package dev.kinoport.request;

/**
 * One fault of a request.
 *
 * @param field which input, by the name the caller used
 * @param value what it was, shortened for display; may be empty
 * @param message what would be right
 */
public record Violation(String field, String value, String message) {
  @Override
  public String toString() {
    return field + ": " + message;
  }
}
