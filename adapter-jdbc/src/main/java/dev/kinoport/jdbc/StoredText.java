package dev.kinoport.jdbc;

/**
 * Text that every database keeps as it is. Two things are not fit for all of them: half a surrogate
 * pair, which is no character, and U+0000, which PostgreSQL refuses.
 */
final class StoredText {
  private StoredText() {}

  /** JSON without half characters; its strings say the same. */
  static String pure(String json) {
    return isPure(json) ? json : escaped(json, false);
  }

  /** A name: two names are stored alike only if they are alike. */
  static String name(String text) {
    return isPure(text) && text.indexOf('\\') < 0 ? text : escaped(text, true);
  }

  private static boolean isPure(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isOdd(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String text, boolean alsoBackslash) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isOdd(text, i)) {
        out.append("\\u%04x".formatted((int) c));
      } else if (c == '\\' && alsoBackslash) {
        out.append("\\\\");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

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
