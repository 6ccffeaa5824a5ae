package dev.kinoport.clipwriter.h264;

/** Coarsens transform coefficients to levels and back, for one QP (H.264 clause 8.5.9). */
public final class Quantizer {
  /** Highest QP there is: the coarsest. */
  public static final int COARSEST = 51;

  /** By QP modulo 6: places with two even, two odd, and mixed coordinates (normAdjust). */
  private static final int[][] SCALE = {
    {10, 16, 13}, {11, 18, 14}, {13, 20, 16}, {14, 23, 18}, {16, 25, 20}, {18, 29, 23}
  };

  /** 2^15 over {@link #SCALE} and the gain of the forward transform at such a place. */
  private static final int[][] INVERSE_SCALE = {
    {13107, 5243, 8066},
    {11916, 4660, 7490},
    {10082, 4194, 6554},
    {9362, 3647, 5825},
    {8192, 3355, 5243},
    {7282, 2893, 4559}
  };

  /** Chroma QP from luma QP 30 (table 8-15); below they are the same. */
  private static final int[] CHROMA_QP = {
    29, 30, 31, 32, 32, 33, 34, 34, 35, 35, 36, 36, 37, 37, 37, 38, 38, 38, 39, 39, 39, 39
  };

  private final int shift;
  private final int[] multiplier = new int[16];
  private final int[] scale = new int[16];

  private Quantizer(int qp) {
    shift = qp / 6;
    for (int place = 0; place < 16; place++) {
      int parity = (place >> 2 & 1) + (place & 1);
      int kind = parity == 1 ? 2 : parity / 2;
      multiplier[place] = INVERSE_SCALE[qp % 6][kind];
      scale[place] = SCALE[qp % 6][kind];
    }
  }

  static Quantizer luma(int qp) {
    return new Quantizer(qp);
  }

  static Quantizer chroma(int lumaQp) {
    return new Quantizer(lumaQp < 30 ? lumaQp : CHROMA_QP[lumaQp - 30]);
  }

  /** Level of the coefficient at a place, 0 to 15 in raster order, rounded up from 2/3. */
  int level(int coefficient, int place) {
    return divide(coefficient, multiplier[place], 15 + shift);
  }

  /** Coefficient that a level stands for. */
  int coefficient(int level, int place) {
    return (level * scale[place]) << shift;
  }

  /** Level of a value out of the Hadamard transform of 16 luma DC coefficients. */
  int lumaDcLevel(int value) {
    return divide(value, multiplier[0], 17 + shift);
  }

  /** Level of a value out of the Hadamard transform of 4 chroma DC coefficients. */
  int chromaDcLevel(int value) {
    return divide(value, multiplier[0], 16 + shift);
  }

  /** Luma DC coefficient from the Hadamard transform of its levels. */
  int lumaDc(int value) {
    int product = value * scale[0];
    return shift >= 2 ? product << (shift - 2) : (product + (1 << (1 - shift))) >> (2 - shift);
  }

  /** Chroma DC coefficient from the Hadamard transform of its levels. */
  int chromaDc(int value) {
    return ((value * scale[0]) << shift) >> 1;
  }

  private static int divide(int value, int factor, int shift) {
    int level = (Math.abs(value) * factor + (1 << shift) / 3) >> shift;
    return value < 0 ? -level : level;
  }
}
