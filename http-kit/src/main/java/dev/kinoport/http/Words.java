package dev.kinoport.http;

/** What went wrong, for people. */
public final class Words {
  private static final int MOST = 300;

  private Words() {}

  /** An exception in one line, without what is secret. */
  public static String of(Exception e, Secret secret) {
    String kind = e.getClass().getSimpleName();
    String message = e.getMessage();
    return message == null ? kind : excerpt(secret.removeFrom(kind + ": " + message));
  }

  /** One short printable line. */
  public static String excerpt(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.codePointCount(0, line.length()) <= MOST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST)) + "...";
  }
}
