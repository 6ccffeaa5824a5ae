package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.h264.IntraPrediction.Mode;
import dev.kinoport.clipwriter.image.Plane;

/**
 * Codes one plane of a key picture, macroblock by macroblock: prediction, levels, and what the
 * decoder makes of them. Columns and rows are those of macroblocks.
 */
final class PlaneCoder {
  private static final int RAW_COUNT = 16;

  private final Plane plane;
  private final int edge;
  private final Quantizer quantizer;
  private final IntraPrediction prediction;
  private final Residual residual;
  private final CoefficientCounts counts;

  private PlaneCoder(Plane plane, int edge, Quantizer quantizer) {
    this.plane = plane;
    this.edge = edge;
    this.quantizer = quantizer;
    prediction = new IntraPrediction(edge);
    residual = new Residual(edge);
    counts = new CoefficientCounts(plane);
  }

  static PlaneCoder luma(Plane plane, int qp) {
    return new PlaneCoder(plane, 16, Quantizer.luma(qp));
  }

  static PlaneCoder chroma(Plane plane, int lumaQp) {
    return new PlaneCoder(plane, 8, Quantizer.chroma(lumaQp));
  }

  /** Predicts a macroblock and tells how far that is off. */
  int predict(Mode mode, int column, int row) {
    prediction.predict(mode, plane, edge * column, edge * row);
    return prediction.error(plane, edge * column, edge * row);
  }

  /** Computes the levels that the last prediction leaves open. */
  void measure(int column, int row) {
    residual.measure(plane, edge * column, edge * row, prediction.samples(), quantizer);
  }

  /** Puts what the decoder will see in place of the source. */
  void reconstruct(int column, int row) {
    residual.reconstruct(plane, edge * column, edge * row, prediction.samples(), quantizer);
  }

  boolean hasDc() {
    return residual.hasDc();
  }

  boolean hasAc() {
    return residual.hasAc();
  }

  /** Writes the DC levels; false if one has no code. */
  boolean writeDc(CoefficientWriter out, int column, int row) {
    int[] levels = residual.dcLevels();
    int context = edge == 16 ? counts.expected(4 * column, 4 * row) : CoefficientWriter.CHROMA_DC;
    return out.write(levels, 0, levels.length, context) != CoefficientWriter.OVERFLOW;
  }

  /**
   * Writes all other levels, or only notes that there are none; false if one has no code.
   *
   * @param coded whether the macroblock is said to have any
   */
  boolean writeAc(CoefficientWriter out, int column, int row, boolean coded) {
    int across = edge / 4;
    boolean fits = true;
    for (int i = 0; i < across * across; i++) {
      // Blocks go in a Z within each quarter, and quarters in a Z (H.264 figure 6-10).
      int x = (i & 1) + (i >> 1 & 2);
      int y = (i >> 1 & 1) + (i >> 2 & 2);
      int expected = counts.expected(across * column + x, across * row + y);
      int first = 16 * (across * y + x) + 1;
      int count = coded ? out.write(residual.levels(), first, 15, expected) : 0;
      counts.set(across * column + x, across * row + y, count);
      fits &= count != CoefficientWriter.OVERFLOW;
    }
    return fits;
  }

  /** Writes the samples themselves. */
  void writeRaw(BitWriter out, int column, int row) {
    for (int y = edge * row; y < edge * (row + 1); y++) {
      for (int x = edge * column; x < edge * (column + 1); x++) {
        out.bits(plane.samples()[y * plane.width() + x], 8);
        counts.set(x / 4, y / 4, RAW_COUNT);
      }
    }
  }
}
