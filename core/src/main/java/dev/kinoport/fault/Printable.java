package dev.kinoport.fault;

import io.vavr.control.Option;
import java.util.Objects;

/**
 * Text from elsewhere, made harmless for a terminal, a log and a page: without what moves a cursor,
 * picks colours, ends a line or turns the direction of writing round. Which characters those are is
 * decided here and nowhere else: the controls of ASCII and of Latin 1 (C0 and C1), ends of lines
 * and paragraphs, halves of pairs, and format characters but for the two joiners that emoji and
 * several scripts need.
 */
public final class Printable {
  private static final int REPLACEMENT = 0xFFFD;

  private Printable() {}

  /** One line: what breaks lines is a space, and what else is not printable U+FFFD. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(Printable::harmless).forEach(line::appendCodePoint);
    return line.toString();
  }

  /**
   * The first character that cannot be printed as it is, a line break or tab among them, such as
   * {@code "U+202E as character 5"}; none if all can.
   */
  public static Option<String> firstOddity(String text) {
    int[] characters = Objects.requireNonNull(text, "text").codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      if (harmless(characters[i]) != characters[i]) {
        return Option.some("U+%04X as character %d".formatted(characters[i], i + 1));
      }
    }
    return Option.none();
  }

  private static int harmless(int character) {
    if (character == '\n' || character == '\r' || character == '\t') {
      return ' ';
    }
    return switch (Character.getType(character)) {
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
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
