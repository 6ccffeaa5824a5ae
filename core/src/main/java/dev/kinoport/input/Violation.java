package dev.kinoport.input;

import dev.kinoport.fault.FaultList;
import dev.kinoport.fault.Printable;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;

/**
 * One fault of a request; or the last of a long list, which stands for all that are not told.
 *
 * @param field which input, by the name the caller used; empty for the last of a long list
 * @param value what it was, cut down to one short printable line; may be empty
 * @param message what would be right
 * @param others for how many faults that are not told it stands; 0 if it is one itself
 */
public record Violation(String field, String value, String message, int others) {
  private static final int MOST_SHOWN = 120;

  public Violation {
    field = excerpt(field);
    value = excerpt(value);
  }

  /** One fault. */
  public Violation(String field, String value, String message) {
    this(field, value, message, 0);
  }

  /** The last of a long list, for so many that are not told. */
  static Violation untold(int others) {
    return new Violation("", "", FaultList.untold(others), others);
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
        : Validation.invalid(new Violations().addAll(beside).addAll(read).all());
  }

  @Override
  public String toString() {
    String where = field.isEmpty() ? "" : field + ": ";
    return value.isEmpty() ? where + message : where + message + " (was \"" + value + "\")";
  }

  private static String excerpt(String text) {
    if (text.codePointCount(0, text.length()) <= MOST_SHOWN) {
      return printable(text);
    }
    return printable(text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN))) + "...";
  }

  private static String printable(String text) {
    return Printable.line(text);
  }
}
