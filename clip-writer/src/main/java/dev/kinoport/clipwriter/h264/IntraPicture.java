package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.h264.IntraPrediction.Mode;
import dev.kinoport.clipwriter.scene.KeyframeSchedule;
import dev.kinoport.clipwriter.scene.Picture;
import java.util.List;

/**
 * Codes a key picture: one I slice of Intra 16x16 macroblocks, and of raw ones where levels or
 * length would pass what the Main profile allows.
 */
public final class IntraPicture {
  /** Longest macroblock a Main profile decoder must take (H.264 clause A.3.1). */
  private static final int LONGEST_MACROBLOCK_BITS = 3200;

  private static final int RAW_MACROBLOCK = 25;
  private static final List<Mode> MODES = List.of(Mode.values());

  private final BitWriter out;
  private final CoefficientWriter coefficients;
  private final PlaneCoder luma;
  private final PlaneCoder blue;
  private final PlaneCoder red;

  private IntraPicture(Picture picture, int qp) {
    out = new BitWriter(picture.luma().samples().length / 4);
    coefficients = new CoefficientWriter(out);
    luma = PlaneCoder.luma(picture.luma(), qp);
    blue = PlaneCoder.chroma(picture.blue(), qp);
    red = PlaneCoder.chroma(picture.red(), qp);
  }

  /**
   * Codes a picture.
   *
   * @param picture the samples; used up, since the coded ones take their place
   * @param qp coarseness, 0 to {@value Quantizer#COARSEST}
   */
  public static byte[] write(KeyframeSchedule.Entry entry, Picture picture, int qp) {
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
    Mode lumaMode = predict(column, row, luma);
    Mode chromaMode = predict(column, row, blue, red);
    luma.measure(column, row);
    blue.measure(column, row);
    red.measure(column, row);
    long start = out.position();
    boolean fits = writePredicted(column, row, lumaMode, chromaMode);
    if (!fits || out.position() - start > LONGEST_MACROBLOCK_BITS) {
      out.rewind(start);
      writeRaw(column, row);
      return;
    }
    luma.reconstruct(column, row);
    blue.reconstruct(column, row);
    red.reconstruct(column, row);
  }

  /** Predicts planes that share a mode, in the one that is least off. */
  private static Mode predict(int column, int row, PlaneCoder... planes) {
    Mode best = Mode.DC;
    int leastError = Integer.MAX_VALUE;
    for (Mode mode : MODES) {
      if (mode.isPossibleAt(column, row)) {
        int error = 0;
        for (PlaneCoder plane : planes) {
          error += plane.predict(mode, column, row);
        }
        if (error < leastError) {
          leastError = error;
          best = mode;
        }
      }
    }
    for (PlaneCoder plane : planes) {
      plane.predict(best, column, row);
    }
    return best;
  }

  /** Writes the macroblock layer (clause 7.3.5); false if a level has no code. */
  private boolean writePredicted(int column, int row, Mode lumaMode, Mode chromaMode) {
    boolean lumaAc = luma.hasAc();
    boolean chromaAc = blue.hasAc() || red.hasAc();
    boolean chromaDc = chromaAc || blue.hasDc() || red.hasDc();
    int chromaPattern = (chromaAc ? 1 : 0) + (chromaDc ? 1 : 0);
    out.unsigned(1 + lumaMode.lumaCode() + 4 * chromaPattern + (lumaAc ? 12 : 0));
    out.unsigned(chromaMode.chromaCode());
    out.signed(0); // mb_qp_delta
    boolean fits = luma.writeDc(coefficients, column, row);
    fits &= luma.writeAc(coefficients, column, row, lumaAc);
    if (chromaDc) {
      fits &= blue.writeDc(coefficients, column, row);
      fits &= red.writeDc(coefficients, column, row);
    }
    fits &= blue.writeAc(coefficients, column, row, chromaAc);
    fits &= red.writeAc(coefficients, column, row, chromaAc);
    return fits;
  }

  private void writeRaw(int column, int row) {
    out.unsigned(RAW_MACROBLOCK);
    out.alignWithZeros();
    luma.writeRaw(out, column, row);
    blue.writeRaw(out, column, row);
    red.writeRaw(out, column, row);
  }
}
