package dev.kinoport.json;

import java.util.Locale;

/**
 * How much a reader takes before it says no, so that a text which somebody else wrote costs no more
 * than it is long.
 *
 * @param bytes of the whole text
 * @param depth how many lists and objects stand within one another
 * @param nodes how many values there are, those that are referred to each time anew
 * @param digits of one number, as it is written
 * @param text of one text or name, in bytes
 */
public record Bounds(int bytes, int depth, int nodes, int digits, int text) {
  /** What comes over the wire: a picture may stand in it, in Base64. */
  public static final Bounds WIRE =
      new Bounds(128 * 1024 * 1024, 100, 250_000, 100, 128 * 1024 * 1024);

  /** What people write into a file, or have a tool draft for them. */
  public static final Bounds FILE = new Bounds(2 * 1024 * 1024, 64, 100_000, 100, 100_000);

  public Bounds {
    if (bytes < 1 || depth < 1 || nodes < 1 || digits < 1 || text < 1) {
      throw new IllegalArgumentException("each bound must be at least 1");
    }
  }

  /** The same for whoever keeps a number as it is written, however long. */
  Bounds withoutDigits() {
    return new Bounds(bytes, depth, nodes, Integer.MAX_VALUE, text);
  }

  /** Why a text of a length is not read at all. */
  public String tooLong(long length) {
    return String.format(
        Locale.ROOT, "has %,d bytes, more than the %,d that are read", length, bytes);
  }

  /** Why what is nested further is not read. */
  public String tooDeep() {
    return String.format(Locale.ROOT, "is nested more than %,d deep", depth);
  }

  /** Why nothing behind it is read. */
  public String tooMany() {
    return String.format(Locale.ROOT, "is one of more than %,d values", nodes);
  }

  /** Why a number is not read. */
  public String tooManyDigits() {
    return String.format(Locale.ROOT, "is a number of absurd length: over %,d digits", digits);
  }

  /** Why a text is not read. */
  public String tooMuchText() {
    return String.format(Locale.ROOT, "is longer than %,d bytes", text);
  }
}
