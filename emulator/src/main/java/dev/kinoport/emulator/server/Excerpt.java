package dev.kinoport.emulator.server;

import dev.kinoport.fault.Printable;

/** What somebody sent, where he is told what is wrong with it: its beginning, on one line. */
public final class Excerpt {
  private static final int LONGEST = 200;

  private Excerpt() {}

  /** At most 200 characters of it, and those that can be printed. */
  public static String of(String text) {
    return text.length() <= LONGEST
        ? Printable.line(text)
        : Printable.line(text.substring(0, LONGEST)) + "...";
  }
}
