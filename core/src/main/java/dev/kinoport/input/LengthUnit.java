package dev.kinoport.input;

import java.nio.charset.StandardCharsets;

/** What a provider counts when it limits a text. */
public enum LengthUnit {
  /** Unicode code points, as JSON Schema counts: an emoji is one. */
  CHARACTERS("characters"),
  /** Bytes of UTF-8: an emoji is four. */
  UTF8_BYTES("UTF-8 bytes");

  private final String words;

  LengthUnit(String words) {
    this.words = words;
  }

  /** The length of a text in this unit. */
  public int length(String text) {
    return switch (this) {
      case CHARACTERS -> text.codePointCount(0, text.length());
      case UTF8_BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
