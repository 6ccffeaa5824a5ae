package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.image.Plane;

/**
 * What a prediction leaves open in one macroblock's luma (16x16) or in one kind of its chroma
 * (8x8), as levels: 4x4 blocks whose DC coefficients went through a transform of their own.
 */
final class Residual {
  /** Raster place of each coefficient in scanning order (H.264 figure 8-8). */
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

  private static final int FIRST_AC = 1;

  private final int edge;
  private final int blocksAcross;
  private final int[] coefficients;
  private final int[] levels;
  private final int[] dc;
  private final int[] dcLevels;
  private boolean hasDc;
  private boolean hasAc;

  Residual(int edge) {
    this.edge = edge;
    blocksAcross = edge / 4;
    coefficients = new int[edge * edge];
    levels = new int[edge * edge];
    dc = new int[blocksAcross * blocksAcross];
    dcLevels = new int[dc.length];
  }

  /** Whether any DC level is not zero. */
  boolean hasDc() {
    return hasDc;
  }

  /** Whether any other level is not zero. */
  boolean hasAc() {
    return hasAc;
  }

  /** DC levels in scanning order. */
  int[] dcLevels() {
    return dcLevels;
  }

  /** Levels in scanning order, 16 for each block in raster order; those of DC are not set. */
  int[] levels() {
    return levels;
  }

  /** Computes the levels of the block at x, y against its prediction. */
  void measure(Plane plane, int x, int y, int[] prediction, Quantizer quantizer) {
    hasAc = false;
    for (int block = 0; block < dc.length; block++) {
      int column = block % blocksAcross * 4;
      int row = block / blocksAcross * 4;
      subtract(plane, x, y, prediction, column, row, 16 * block);
      Transform.forward(coefficients, 16 * block);
      dc[block] = coefficients[16 * block];
      hasAc |= quantize(16 * block, quantizer);
    }
    measureDc(quantizer);
  }

  /**
   * Puts what the decoder will see into the right and lower blocks at x, y; no later prediction
   * reads the others.
   */
  void reconstruct(Plane plane, int x, int y, int[] prediction, Quantizer quantizer) {
    restoreDc(quantizer);
    for (int block = 0; block < dc.length; block++) {
      int column = block % blocksAcross * 4;
      int row = block / blocksAcross * 4;
      if (column == edge - 4 || row == edge - 4) {
        restore(16 * block, dc[block], quantizer);
        add(plane, x, y, prediction, column, row, 16 * block);
      }
    }
  }

  private void subtract(Plane plane, int x, int y, int[] prediction, int column, int row, int at) {
    byte[] source = plane.samples();
    for (int i = 0; i < 4; i++) {
      int from = (y + row + i) * plane.width() + x + column;
      int guess = (row + i) * edge + column;
      for (int j = 0; j < 4; j++) {
        coefficients[at + 4 * i + j] = (source[from + j] & 0xFF) - prediction[guess + j];
      }
    }
  }

  private boolean quantize(int at, Quantizer quantizer) {
    int any = 0;
    for (int i = FIRST_AC; i < 16; i++) {
      int level = quantizer.level(coefficients[at + ZIGZAG[i]], ZIGZAG[i]);
      levels[at + i] = level;
      any |= level;
    }
    return any != 0;
  }

  private void measureDc(Quantizer quantizer) {
    int any = 0;
    if (edge == 16) {
      Transform.hadamard4x4(dc);
    } else {
      Transform.hadamard2x2(dc);
    }
    for (int i = 0; i < dc.length; i++) {
      dcLevels[i] =
          edge == 16 ? quantizer.lumaDcLevel(dc[ZIGZAG[i]]) : quantizer.chromaDcLevel(dc[i]);
      any |= dcLevels[i];
    }
    hasDc = any != 0;
  }

  private void restoreDc(Quantizer quantizer) {
    for (int i = 0; i < dc.length; i++) {
      dc[edge == 16 ? ZIGZAG[i] : i] = dcLevels[i];
    }
    if (edge == 16) {
      Transform.hadamard4x4(dc);
    } else {
      Transform.hadamard2x2(dc);
    }
    for (int i = 0; i < dc.length; i++) {
      dc[i] = edge == 16 ? quantizer.lumaDc(dc[i]) : quantizer.chromaDc(dc[i]);
    }
  }

  private void restore(int at, int dcCoefficient, Quantizer quantizer) {
    coefficients[at] = dcCoefficient;
    for (int i = FIRST_AC; i < 16; i++) {
      coefficients[at + ZIGZAG[i]] = quantizer.coefficient(levels[at + i], ZIGZAG[i]);
    }
    Transform.inverse(coefficients, at);
  }

  private void add(Plane plane, int x, int y, int[] prediction, int column, int row, int at) {
    byte[] target = plane.samples();
    for (int i = 0; i < 4; i++) {
      int to = (y + row + i) * plane.width() + x + column;
      int guess = (row + i) * edge + column;
      for (int j = 0; j < 4; j++) {
        int value = prediction[guess + j] + coefficients[at + 4 * i + j];
        target[to + j] = (byte) Math.clamp(value, 0, 255);
      }
    }
  }
}
