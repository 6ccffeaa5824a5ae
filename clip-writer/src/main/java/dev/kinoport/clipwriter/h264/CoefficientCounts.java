package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.image.Plane;

/** How many coefficients each 4x4 block of a plane has: the context that CAVLC codes them in. */
final class CoefficientCounts {
  private final int columns;
  private final byte[] counts;

  CoefficientCounts(Plane plane) {
    columns = plane.width() / 4;
    counts = new byte[columns * plane.height() / 4];
  }

  void set(int column, int row, int count) {
    counts[row * columns + column] = (byte) count;
  }

  /** Number of coefficients expected in a block: the mean of those to the left and above. */
  int expected(int column, int row) {
    int at = row * columns + column;
    if (column == 0) {
      return row == 0 ? 0 : counts[at - columns];
    }
    if (row == 0) {
      return counts[at - 1];
    }
    return (counts[at - 1] + counts[at - columns] + 1) >> 1;
  }
}
