package dev.kinoport.http;

import dev.kinoport.fault.IoReason;
import dev.kinoport.fault.Printable;
import dev.kinoport.http.config.Secret;

/** What went wrong, for people. */
public final class ErrorText {
  private static final int MOST = 300;

  private ErrorText() {}

  /** An exception in one line, without what is secret and without the names of classes. */
  public static String of(Exception e, Secret secret) {
    String kind = IoReason.ofCall(e);
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? kind
        : excerpt(secret.removeFrom(kind + ": " + IoReason.withoutClasses(message)));
  }

  /** One short printable line. */
  public static String excerpt(String text) {
    String line = Printable.line(text.replaceAll("\\p{Cc}+", " ")).strip();
    return line.codePointCount(0, line.length()) <= MOST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST)) + "...";
  }
}
