package dev.kinoport.fuzz;

import java.nio.charset.StandardCharsets;

/** Text of any bytes, as programs read it that do not look closely. */
final class Utf8 {
  private Utf8() {}

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Where the first line ends. */
  static int lineEnd(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }
}
