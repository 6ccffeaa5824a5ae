package dev.kinoport.modelfile.yaml;

/**
 * Something wrong in a file.
 *
 * @param line where, from 1 on
 * @param field which, from the root on, such as {@code models[0].inputs.duration.default}; empty
 *     for the file as a whole
 * @param message what is wrong, and what would be right; cut, since there may be words of the file
 *     in it, which have any length
 */
public record FileFault(int line, String field, String message) {
  private static final int LONGEST = 1000;

  public FileFault {
    message = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
  }

  /** As a compiler would say it, without the file's name. */
  @Override
  public String toString() {
    return "line %d: %s%s".formatted(line, field.isEmpty() ? "" : field + " ", message);
  }
}
