package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.image.Plane;
import java.util.Arrays;

/**
 * A square block guessed from the samples around it: 16x16 luma or 8x8 chroma (H.264 clauses 8.3.3
 * and 8.3.4). The neighbours must already hold what the decoder will see.
 */
final class IntraPrediction {
  /** How the guess is made; names and numbers are those of tables 7-11 and 7-16. */
  enum Mode {
    VERTICAL(0, 2),
    HORIZONTAL(1, 1),
    DC(2, 0),
    PLANE(3, 3);

    private final int lumaCode;
    private final int chromaCode;

    Mode(int lumaCode, int chromaCode) {
      this.lumaCode = lumaCode;
      this.chromaCode = chromaCode;
    }

    int lumaCode() {
      return lumaCode;
    }

    int chromaCode() {
      return chromaCode;
    }

    /** Whether the neighbours it reads exist, for a macroblock of the picture. */
    boolean isPossibleAt(int column, int row) {
      return switch (this) {
        case VERTICAL -> row > 0;
        case HORIZONTAL -> column > 0;
        case DC -> true;
        case PLANE -> column > 0 && row > 0;
      };
    }
  }

  private static final int MIDDLE_GREY = 128;

  private final int edge;
  private final int[] samples;

  IntraPrediction(int edge) {
    this.edge = edge;
    samples = new int[edge * edge];
  }

  /** The last guess, row by row. */
  int[] samples() {
    return samples;
  }

  /** Guesses the block whose upper left sample lies at x, y. */
  void predict(Mode mode, Plane plane, int x, int y) {
    switch (mode) {
      case VERTICAL -> vertical(plane, x, y);
      case HORIZONTAL -> horizontal(plane, x, y);
      case DC -> dc(plane, x, y);
      case PLANE -> plane(plane, x, y);
    }
  }

  /** How far the guess is off: the sum of absolute differences over every other row. */
  int error(Plane plane, int x, int y) {
    byte[] source = plane.samples();
    int sum = 0;
    for (int row = 0; row < edge; row += 2) {
      int from = (y + row) * plane.width() + x;
      for (int column = 0; column < edge; column++) {
        sum += Math.abs((source[from + column] & 0xFF) - samples[row * edge + column]);
      }
    }
    return sum;
  }

  private void vertical(Plane plane, int x, int y) {
    int above = (y - 1) * plane.width() + x;
    for (int i = 0; i < edge; i++) {
      samples[i] = plane.samples()[above + i] & 0xFF;
    }
    for (int row = 1; row < edge; row++) {
      System.arraycopy(samples, 0, samples, row * edge, edge);
    }
  }

  private void horizontal(Plane plane, int x, int y) {
    for (int row = 0; row < edge; row++) {
      int left = plane.samples()[(y + row) * plane.width() + x - 1] & 0xFF;
      Arrays.fill(samples, row * edge, (row + 1) * edge, left);
    }
  }

  private void dc(Plane plane, int x, int y) {
    if (edge == 16) {
      mean(plane, x, y, 0, 0, y > 0, x > 0);
      return;
    }
    // Each quarter of chroma has a mean of its own; those off the diagonal prefer their own side.
    mean(plane, x, y, 0, 0, y > 0, x > 0);
    mean(plane, x, y, 4, 0, y > 0, y == 0 && x > 0);
    mean(plane, x, y, 0, 4, x == 0 && y > 0, x > 0);
    mean(plane, x, y, 4, 4, y > 0, x > 0);
  }

  private void mean(Plane plane, int x, int y, int column, int row, boolean above, boolean left) {
    int length = edge == 16 ? 16 : 4;
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += above ? sample(plane, x + column + i, y - 1) : 0;
      sum += left ? sample(plane, x - 1, y + row + i) : 0;
    }
    int count = (above ? length : 0) + (left ? length : 0);
    fill(column, row, length, length, count == 0 ? MIDDLE_GREY : (sum + count / 2) / count);
  }

  private void plane(Plane plane, int x, int y) {
    int half = edge / 2;
    int across = 0;
    int down = 0;
    for (int i = 0; i < half; i++) {
      across +=
          (i + 1) * (sample(plane, x + half + i, y - 1) - sample(plane, x + half - 2 - i, y - 1));
      down +=
          (i + 1) * (sample(plane, x - 1, y + half + i) - sample(plane, x - 1, y + half - 2 - i));
    }
    int gain = edge == 16 ? 5 : 34;
    int slopeAcross = (gain * across + 32) >> 6;
    int slopeDown = (gain * down + 32) >> 6;
    int corner = sample(plane, x + edge - 1, y - 1) + sample(plane, x - 1, y + edge - 1);
    for (int row = 0; row < edge; row++) {
      int value = 16 * corner + 16 + slopeDown * (row - half + 1) - slopeAcross * (half - 1);
      for (int column = 0; column < edge; column++) {
        samples[row * edge + column] = Math.clamp(value >> 5, 0, 255);
        value += slopeAcross;
      }
    }
  }

  private void fill(int column, int row, int columns, int rows, int value) {
    for (int i = row; i < row + rows; i++) {
      Arrays.fill(samples, i * edge + column, i * edge + column + columns, value);
    }
  }

  private static int sample(Plane plane, int x, int y) {
    return plane.samples()[y * plane.width() + x] & 0xFF;
  }
}
