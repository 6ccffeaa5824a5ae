package dev.kinoport.cli.console;

/** Text from elsewhere, made harmless for a terminal. */
public final class Printable {
  private static final int REPLACEMENT = 0xFFFD;

  private Printable() {}

  /** One line, without control characters: nobody but us moves the cursor or picks colours. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(Printable::harmless).forEach(line::appendCodePoint);
    return line.toString();
  }

  private static int harmless(int character) {
    if (character == '\n' || character == '\r' || character == '\t') {
      return ' ';
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE -> REPLACEMENT;
      // Among them the marks that turn the direction of writing round.
      case Character.FORMAT -> isJoiner(character) ? character : REPLACEMENT;
      default -> character;
    };
  }

  /** Families of emoji and several scripts need these. */
  private static boolean isJoiner(int character) {
    return character == 0x200C || character == 0x200D;
  }
}
