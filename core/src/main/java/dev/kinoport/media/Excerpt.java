package dev.kinoport.media;

/** A text cut down to one short printable line. */
final class Excerpt {
  private static final int MOST = 120;

  private Excerpt() {}

  static String of(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    if (line.codePointCount(0, line.length()) <= MOST) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MOST)) + "...";
  }
}
