package dev.kinoport.cli.console;

import dev.kinoport.fault.Printable;

/** What somebody typed, shown back to them. */
public final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  public static String of(String typed) {
    String line = Printable.line(typed);
    int length = line.codePointCount(0, line.length());
    return length <= LONGEST
        ? "'" + line + "'"
        : "'" + line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...'";
  }

  /** As a shell takes it, however long it is: for a command that is to be copied. */
  public static String forShell(String word) {
    return "'" + Printable.line(word).replace("'", "'\\''") + "'";
  }
}
