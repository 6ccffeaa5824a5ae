package dev.kinoport.jdbc;

import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/** What is not there is NULL in a column. */
final class Columns {
  private Columns() {}

  static @Nullable String orNull(Option<String> text) {
    return text.isEmpty() ? null : text.getOrElse("");
  }
}
