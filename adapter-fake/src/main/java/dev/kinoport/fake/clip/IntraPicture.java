package dev.kinoport.fake.clip;

import dev.kinoport.fake.clip.IntraPrediction.Mode;

/**
 * Codes a key picture: one I slice of Intra 16x16 macroblocks, and of raw ones where levels or
 * length would pass what the Main profile allows.
 */
final class IntraPicture {
  /** Longest macroblock a Main profile decoder must take (H.264 clause A.3.1). */
  private static final int LONGEST_MACROBLOCK_BITS = 3200;

  private static final int RAW_MACROBLOCK = 25;
  private static final int RAW_COUNT = 16;

  private final Picture picture;
  private final Quantizer lumaQuantizer;
  private final Quantizer chromaQuantizer;
  private final BitWriter out;
  private final CoefficientWriter coefficients;
  private final CoefficientCounts lumaCounts;
  private final CoefficientCounts blueCounts;
  private final CoefficientCounts redCounts;
  private final IntraPrediction luma = new IntraPrediction(16);
  private final IntraPrediction blue = new IntraPrediction(8);
  private final IntraPrediction red = new IntraPrediction(8);
  private final Residual lumaResidual = new Residual(16);
  private final Residual blueResidual = new Residual(8);
  private final Residual redResidual = new Residual(8);

  private IntraPicture(Picture picture, int qp) {
    this.picture = picture;
    lumaQuantizer = Quantizer.luma(qp);
    chromaQuantizer = Quantizer.chroma(qp);
    out = new BitWriter(picture.luma().samples().length / 4);
    coefficients = new CoefficientWriter(out);
    lumaCounts = new CoefficientCounts(picture.luma());
    blueCounts = new CoefficientCounts(picture.blue());
    redCounts = new CoefficientCounts(picture.red());
  }

  /**
   * Codes a picture.
   *
   * @param picture the samples; used up, since the coded ones take their place
   * @param qp coarseness, 0 to {@value Quantizer#COARSEST}
   */
  static byte[] write(Schedule.Entry entry, Picture picture, int qp) {
    IntraPicture coded = new IntraPicture(picture, qp);
    new SliceHeader(entry).openKey(coded.out, qp);
    for (int row = 0; row < picture.macroblockRows(); row++) {
      for (int column = 0; column < picture.macroblockColumns(); column++) {
        coded.macroblock(column, row);
      }
    }
    coded.out.stop();
    NalUnit unit = entry.isFirst() ? NalUnit.IDR_SLICE : NalUnit.REFERENCE_SLICE;
    return unit.wrap(coded.out);
  }

  private void macroblock(int column, int row) {
    long start = out.position();
    Mode lumaMode = predictLuma(16 * column, 16 * row);
    Mode chromaMode = predictChroma(8 * column, 8 * row);
    measure(column, row);
    boolean fits = writePredicted(column, row, lumaMode, chromaMode);
    if (!fits || out.position() - start > LONGEST_MACROBLOCK_BITS) {
      out.rewind(start);
      writeRaw(column, row);
      return;
    }
    reconstruct(column, row);
  }

  private Mode predictLuma(int x, int y) {
    Mode best = Mode.DC;
    int leastError = Integer.MAX_VALUE;
    for (Mode mode : Mode.values()) {
      if (mode.isPossibleAt(x, y)) {
        luma.predict(mode, picture.luma(), x, y);
        int error = luma.error(picture.luma(), x, y);
        if (error < leastError) {
          leastError = error;
          best = mode;
        }
      }
    }
    luma.predict(best, picture.luma(), x, y);
    return best;
  }

  private Mode predictChroma(int x, int y) {
    Mode best = Mode.DC;
    int leastError = Integer.MAX_VALUE;
    for (Mode mode : Mode.values()) {
      if (mode.isPossibleAt(x, y)) {
        blue.predict(mode, picture.blue(), x, y);
        red.predict(mode, picture.red(), x, y);
        int error = blue.error(picture.blue(), x, y) + red.error(picture.red(), x, y);
        if (error < leastError) {
          leastError = error;
          best = mode;
        }
      }
    }
    blue.predict(best, picture.blue(), x, y);
    red.predict(best, picture.red(), x, y);
    return best;
  }

  private void measure(int column, int row) {
    lumaResidual.measure(picture.luma(), 16 * column, 16 * row, luma.samples(), lumaQuantizer);
    blueResidual.measure(picture.blue(), 8 * column, 8 * row, blue.samples(), chromaQuantizer);
    redResidual.measure(picture.red(), 8 * column, 8 * row, red.samples(), chromaQuantizer);
  }

  private void reconstruct(int column, int row) {
    lumaResidual.reconstruct(picture.luma(), 16 * column, 16 * row, luma.samples(), lumaQuantizer);
    blueResidual.reconstruct(picture.blue(), 8 * column, 8 * row, blue.samples(), chromaQuantizer);
    redResidual.reconstruct(picture.red(), 8 * column, 8 * row, red.samples(), chromaQuantizer);
  }

  /** Writes the macroblock layer; false if a level has no code. */
  private boolean writePredicted(int column, int row, Mode lumaMode, Mode chromaMode) {
    boolean chromaAc = blueResidual.hasAc() || redResidual.hasAc();
    boolean chromaDc = chromaAc || blueResidual.hasDc() || redResidual.hasDc();
    int chromaPattern = (chromaAc ? 1 : 0) + (chromaDc ? 1 : 0);
    boolean lumaAc = lumaResidual.hasAc();
    out.unsigned(1 + lumaMode.lumaCode() + 4 * chromaPattern + (lumaAc ? 12 : 0));
    out.unsigned(chromaMode.chromaCode());
    out.signed(0); // mb_qp_delta
    int expected = lumaCounts.expected(4 * column, 4 * row);
    boolean fits = written(coefficients.write(lumaResidual.dcLevels(), 0, 16, expected));
    fits &= writeLumaAc(column, row, lumaAc);
    if (chromaDc) {
      int chromaDcContext = CoefficientWriter.CHROMA_DC;
      fits &= written(coefficients.write(blueResidual.dcLevels(), 0, 4, chromaDcContext));
      fits &= written(coefficients.write(redResidual.dcLevels(), 0, 4, chromaDcContext));
    }
    fits &= writeChromaAc(blueResidual, blueCounts, column, row, chromaAc);
    fits &= writeChromaAc(redResidual, redCounts, column, row, chromaAc);
    return fits;
  }

  private boolean writeLumaAc(int column, int row, boolean coded) {
    boolean fits = true;
    for (int i = 0; i < 16; i++) {
      // Blocks go in a Z within each quarter, and the quarters in a Z (figure 6-10).
      int x = (i & 1) + (i >> 1 & 2);
      int y = (i >> 1 & 1) + (i >> 2 & 2);
      fits &= writeAc(lumaResidual, 4 * y + x, lumaCounts, 4 * column + x, 4 * row + y, coded);
    }
    return fits;
  }

  private boolean writeChromaAc(
      Residual residual, CoefficientCounts counts, int column, int row, boolean coded) {
    boolean fits = true;
    for (int i = 0; i < 4; i++) {
      fits &= writeAc(residual, i, counts, 2 * column + i % 2, 2 * row + i / 2, coded);
    }
    return fits;
  }

  private boolean writeAc(
      Residual residual, int block, CoefficientCounts counts, int x, int y, boolean coded) {
    int count =
        coded
            ? coefficients.write(residual.levels(), 16 * block + 1, 15, counts.expected(x, y))
            : 0;
    counts.set(x, y, count);
    return written(count);
  }

  private static boolean written(int count) {
    return count != CoefficientWriter.OVERFLOW;
  }

  private void writeRaw(int column, int row) {
    out.unsigned(RAW_MACROBLOCK);
    out.alignWithZeros();
    writeRaw(picture.luma(), 16 * column, 16 * row, 16, lumaCounts);
    writeRaw(picture.blue(), 8 * column, 8 * row, 8, blueCounts);
    writeRaw(picture.red(), 8 * column, 8 * row, 8, redCounts);
  }

  private void writeRaw(Picture.Plane plane, int x, int y, int edge, CoefficientCounts counts) {
    for (int row = y; row < y + edge; row++) {
      for (int column = x; column < x + edge; column++) {
        out.bits(plane.samples()[row * plane.width() + column], 8);
        counts.set(column / 4, row / 4, RAW_COUNT);
      }
    }
  }
}
