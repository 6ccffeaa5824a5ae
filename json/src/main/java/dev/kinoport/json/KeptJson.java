package dev.kinoport.json;

import java.util.Arrays;

/**
 * An object that is kept for whoever asks for it one day: as its text, since a value in memory
 * takes up to fifty times as much as the text that somebody sent. It is read anew each time.
 */
public final class KeptJson {
  /** What was read once is not more than is read. */
  private static final Bounds ANY =
      new Bounds(Integer.MAX_VALUE, 1_000, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final byte[] text;

  private KeptJson(byte[] text) {
    this.text = text;
  }

  /** Keeps it. */
  public static KeptJson of(Json.Members value) {
    return new KeptJson(JsonText.bytes(value));
  }

  /** All of it, made anew. */
  public Json.Members value() {
    return (Json.Members)
        JsonText.read(text, ANY)
            .getOrElseThrow(fault -> new IllegalStateException("kept and not read: " + fault));
  }

  /** How much is kept, in bytes. */
  public long size() {
    return text.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptJson that && Arrays.equals(text, that.text);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(text);
  }

  /** Without what somebody wrote. */
  @Override
  public String toString() {
    return "JSON of " + text.length + " bytes";
  }
}
