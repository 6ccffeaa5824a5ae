package dev.kinoport.json;

/**
 * How much memory a text may take once values are made of it. Fifty times its length is no rarity:
 * an empty object has two signs.
 */
final class ParsedSize {
  /** For each sign that opens, names or parts, in bytes: an empty object in a list has two. */
  private static final long SIGN = 100;

  private ParsedSize() {}

  /** An estimate in bytes, rather above than below; 0 for what is no object and no list. */
  static long of(byte[] text) {
    int at = 0;
    while (at < text.length && text[at] <= ' ' && text[at] >= 0) {
      at++;
    }
    return at < text.length && (text[at] == '{' || text[at] == '[') ? signs(text, at) * SIGN : 0;
  }

  private static long signs(byte[] text, int start) {
    long signs = 0;
    boolean isText = false;
    for (int at = start; at < text.length; at++) {
      switch (text[at]) {
        case '"' -> isText = !isText;
        case '\\' -> at += isText ? 1 : 0;
        case '{', '[', ',', ':' -> signs += isText ? 0 : 1;
        default -> {}
      }
    }
    return signs;
  }
}
