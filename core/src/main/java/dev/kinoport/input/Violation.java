package dev.kinoport.input;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;

/**
 * One fault of a request.
 *
 * @param field which input, by the name the caller used
 * @param value what it was, cut down to one short printable line; may be empty
 * @param message what would be right
 */
public record Violation(String field, String value, String message) {
  private static final int MOST_SHOWN = 120;

  public Violation {
    field = excerpt(field);
    value = excerpt(value);
  }

  /** Nothing but one fault. */
  static <T> Validation<Seq<Violation>, T> only(String field, String value, String message) {
    return Validation.invalid(Vector.of(new Violation(field, value, message)));
  }

  /** What was read, unless there are faults of it or beside it: then all of them. */
  public static <T> Validation<Seq<Violation>, T> all(
      Seq<Violation> beside, Validation<Seq<Violation>, T> read) {
    return beside.isEmpty()
        ? read
        : Validation.invalid(beside.appendAll(read.fold(faults -> faults, ok -> Vector.empty())));
  }

  @Override
  public String toString() {
    return value.isEmpty()
        ? field + ": " + message
        : field + ": " + message + " (was \"" + value + "\")";
  }

  private static String excerpt(String text) {
    if (text.codePointCount(0, text.length()) <= MOST_SHOWN) {
      return printable(text);
    }
    return printable(text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN))) + "...";
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
