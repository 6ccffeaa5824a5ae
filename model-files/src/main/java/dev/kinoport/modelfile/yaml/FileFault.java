package dev.kinoport.modelfile.yaml;

/**
 * Something wrong in a file.
 *
 * @param line where, from 1 on
 * @param field which, from the root on, such as {@code models[0].inputs.duration.default}; empty
 *     for the file as a whole
 * @param message what is wrong, and what would be right
 */
public record FileFault(int line, String field, String message) {
  /** As a compiler would say it, without the file's name. */
  @Override
  public String toString() {
    return "line %d: %s%s".formatted(line, field.isEmpty() ? "" : field + " ", message);
  }
}
