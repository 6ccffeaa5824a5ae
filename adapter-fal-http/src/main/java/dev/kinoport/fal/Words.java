package dev.kinoport.fal;

/** What went wrong, for people. */
final class Words {
  private static final int MOST = 300;

  private Words() {}

  static String of(Exception e, FalKey key) {
    String kind = e.getClass().getSimpleName();
    String message = e.getMessage();
    return message == null ? kind : excerpt(key.removeFrom(kind + ": " + message));
  }

  /** One short printable line. */
  static String excerpt(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.codePointCount(0, line.length()) <= MOST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST)) + "...";
  }
}
