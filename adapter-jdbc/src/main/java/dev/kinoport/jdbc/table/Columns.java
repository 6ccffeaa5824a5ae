package dev.kinoport.jdbc.table;

import io.vavr.control.Option;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Columns, and what stands for them: what is not there is NULL. */
public final class Columns {
  private Columns() {}

  static @Nullable String orNull(Option<String> text) {
    return text.isEmpty() ? null : text.getOrElse("");
  }

  /** So many question marks in a row, 1 or more. */
  public static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
