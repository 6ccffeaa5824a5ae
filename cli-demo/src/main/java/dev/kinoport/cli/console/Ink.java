package dev.kinoport.cli.console;

/** Colours, as every terminal since the VT100 knows them. */
public enum Ink {
  BOLD(1),
  DIM(2),
  RED(31),
  GREEN(32),
  YELLOW(33),
  CYAN(36);

  /** What painting puts around a text, as a regular expression. */
  static final String CODES = "\u001b\\[(?:0|1|2|31|32|33|36)m";

  private final int code;

  Ink(int code) {
    this.code = code;
  }

  String paint(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
