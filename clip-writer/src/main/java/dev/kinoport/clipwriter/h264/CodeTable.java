package dev.kinoport.clipwriter.h264;

/** A prefix code, kept as the standard prints it: one string of 0 and 1 for each symbol. */
final class CodeTable {
  private final int[] bits;
  private final int[] lengths;

  private CodeTable(String[] codes) {
    bits = new int[codes.length];
    lengths = new int[codes.length];
    for (int symbol = 0; symbol < codes.length; symbol++) {
      bits[symbol] = Integer.parseInt(codes[symbol], 2);
      lengths[symbol] = codes[symbol].length();
    }
  }

  /** Codes of the symbols from 0, separated by blanks or line ends. */
  static CodeTable of(String codes) {
    return new CodeTable(codes.strip().split("\\s+"));
  }

  /** One table a line. */
  static CodeTable[] each(String lines) {
    return lines.strip().lines().map(CodeTable::of).toArray(CodeTable[]::new);
  }

  void write(BitWriter out, int symbol) {
    out.bits(bits[symbol], lengths[symbol]);
  }
}
