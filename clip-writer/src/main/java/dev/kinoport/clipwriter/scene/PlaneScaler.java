package dev.kinoport.clipwriter.scene;

import dev.kinoport.clipwriter.image.Plane;
import java.util.Arrays;

/** Scales a plane, first along its rows, then along its columns. */
final class PlaneScaler {
  private static final int KEPT_BITS = 6;
  private static final int SHIFT = 2 * Taps.WEIGHT_BITS - KEPT_BITS;

  private final Taps across;
  private final Taps down;
  private final int[][] scaledRows;
  private final int[] sourceRows;

  private PlaneScaler(Taps across, Taps down) {
    this.across = across;
    this.down = down;
    scaledRows = new int[down.perSample()][across.count()];
    sourceRows = new int[down.perSample()];
    Arrays.fill(sourceRows, -1);
  }

  /** Returns a new plane of as many samples as there are taps. */
  static Plane scale(Plane source, Taps across, Taps down) {
    Plane target = Plane.empty(across.count(), down.count());
    new PlaneScaler(across, down).fill(source, target);
    return target;
  }

  private void fill(Plane source, Plane target) {
    int[] sums = new int[target.width()];
    for (int y = 0; y < target.height(); y++) {
      Arrays.fill(sums, 1 << (SHIFT - 1));
      for (int tap = 0; tap < down.perSample(); tap++) {
        int weight = down.weight(y, tap);
        if (weight != 0) {
          add(sums, scaledRow(source, down.first(y) + tap), weight);
        }
      }
      for (int x = 0; x < sums.length; x++) {
        target.samples()[y * sums.length + x] = (byte) (sums[x] >> SHIFT);
      }
    }
  }

  private static void add(int[] sums, int[] row, int weight) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += row[x] * weight;
    }
  }

  /** Rows are used by neighbouring target rows again, so the last few are kept. */
  private int[] scaledRow(Plane source, int row) {
    int slot = row % sourceRows.length;
    int[] scaled = scaledRows[slot];
    if (sourceRows[slot] != row) {
      sourceRows[slot] = row;
      scaleRow(source, row, scaled);
    }
    return scaled;
  }

  private void scaleRow(Plane source, int row, int[] scaled) {
    byte[] samples = source.samples();
    int offset = row * source.width();
    int taps = across.perSample();
    if (taps == 2) {
      blendRow(samples, offset, scaled);
      return;
    }
    for (int x = 0; x < scaled.length; x++) {
      int from = offset + across.first(x);
      int sum = 1 << (KEPT_BITS - 1);
      for (int tap = 0; tap < taps; tap++) {
        sum += (samples[from + tap] & 0xFF) * across.weight(x, tap);
      }
      scaled[x] = sum >> KEPT_BITS;
    }
  }

  /** The same for two taps, by far the most frequent case, in half the time. */
  private void blendRow(byte[] samples, int offset, int[] scaled) {
    for (int x = 0; x < scaled.length; x++) {
      int from = offset + across.first(x);
      int left = samples[from] & 0xFF;
      int right = samples[from + 1] & 0xFF;
      int sum = (left << Taps.WEIGHT_BITS) + (right - left) * across.weight(x, 1);
      scaled[x] = (sum + (1 << (KEPT_BITS - 1))) >> KEPT_BITS;
    }
  }
}
