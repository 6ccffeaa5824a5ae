package dev.kinoport.clipwriter.h264;

/** Writes blocks of transform coefficients as CAVLC (H.264 clauses 7.3.5.3.2 and 9.2). */
final class CoefficientWriter {
  static final int CHROMA_DC = -1;

  /** Returned for a block that holds a level the Main profile has no code for. */
  static final int OVERFLOW = -1;

  private static final int ESCAPE_BITS = 12;

  private final BitWriter out;
  private final int[] levels = new int[16];
  private final int[] places = new int[16];

  CoefficientWriter(BitWriter out) {
    this.out = out;
  }

  /**
   * Writes one block.
   *
   * @param scan levels in zigzag order, {@code length} of them starting at {@code from}
   * @param context number of coefficients expected from the neighbours, or {@link #CHROMA_DC}
   * @return number of coefficients written, or {@link #OVERFLOW}
   */
  int write(int[] scan, int from, int length, int context) {
    int count = collect(scan, from, length);
    int ones = trailingOnes(count);
    CavlcTables.token(out, context, count, ones);
    if (count == 0) {
      return 0;
    }
    for (int i = 0; i < ones; i++) {
      out.flag(levels[i] < 0);
    }
    if (!writeLevels(count, ones)) {
      return OVERFLOW;
    }
    int zeros = places[0] + 1 - count;
    if (count < length) {
      CavlcTables.zeros(out, context == CHROMA_DC, count, zeros);
    }
    for (int i = 0; i + 1 < count && zeros > 0; i++) {
      int run = places[i] - places[i + 1] - 1;
      CavlcTables.run(out, zeros, run);
      zeros -= run;
    }
    return count;
  }

  /** Finds the coefficients, highest frequency first. */
  private int collect(int[] scan, int from, int length) {
    int count = 0;
    for (int place = length - 1; place >= 0; place--) {
      int level = scan[from + place];
      if (level != 0) {
        levels[count] = level;
        places[count++] = place;
      }
    }
    return count;
  }

  private int trailingOnes(int count) {
    int ones = 0;
    while (ones < Math.min(count, 3) && Math.abs(levels[ones]) == 1) {
      ones++;
    }
    return ones;
  }

  private boolean writeLevels(int count, int ones) {
    int suffixLength = count > 10 && ones < 3 ? 1 : 0;
    for (int i = ones; i < count; i++) {
      int size = Math.abs(levels[i]);
      int code = 2 * size - (levels[i] < 0 ? 1 : 2);
      // A first level after fewer than three ones cannot be a one itself, so its code starts at 2.
      if (!writeLevel(i == ones && ones < 3 ? code - 2 : code, suffixLength)) {
        return false;
      }
      suffixLength = Math.max(suffixLength, 1);
      if (size > 3 << (suffixLength - 1) && suffixLength < 6) {
        suffixLength++;
      }
    }
    return true;
  }

  private boolean writeLevel(int code, int suffixLength) {
    if (suffixLength == 0 && code < 14) {
      out.bits(1, code + 1);
      return true;
    }
    if (suffixLength == 0 && code < 30) {
      out.bits(1, 15);
      out.bits(code - 14, 4);
      return true;
    }
    if (suffixLength > 0 && code < 15 << suffixLength) {
      out.bits(1, (code >> suffixLength) + 1);
      out.bits(code, suffixLength);
      return true;
    }
    int escaped = code - (suffixLength == 0 ? 30 : 15 << suffixLength);
    out.bits(1, 16);
    out.bits(escaped, ESCAPE_BITS);
    return escaped < 1 << ESCAPE_BITS;
  }
}
