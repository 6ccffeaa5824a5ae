package dev.kinoport.jdbc.table;

/**
 * Names that every database keeps as they are. Two things are not fit for all of them: half a
 * surrogate pair, which is no character, and U+0000, which PostgreSQL refuses.
 */
public final class StoredText {
  private StoredText() {}

  /** How a name is stored: two are stored alike only if they are alike. */
  public static String name(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isOdd(text, i)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c == '\\' ? "\\\\" : c);
      }
    }
    return out.toString();
  }

  /** The name again. */
  static String original(String stored) {
    if (stored.indexOf('\\') < 0) {
      return stored;
    }
    StringBuilder out = new StringBuilder(stored.length());
    for (int i = 0; i < stored.length(); i++) {
      char c = stored.charAt(i);
      if (c == '\\' && stored.startsWith("\\u", i)) {
        out.append((char) Integer.parseInt(stored.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (c == '\\') {
        out.append(c);
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Whether what stands there must not be stored. */
  private static boolean isOdd(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return c == 0;
  }
}
