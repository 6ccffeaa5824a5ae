package dev.kinoport.fake.clip;

/** Where each macroblock of a picture is found in one key picture, in quarter samples. */
final class MotionField {
  /** Reach of the interpolation filter beyond a block, in samples. */
  private static final int FILTER_REACH = 3;

  private final int columns;
  private final Zoom zoom;
  private final Caption caption;
  private final int[] x;
  private final int[] y;

  MotionField(int columns, int rows, Zoom zoom, Caption caption) {
    this.columns = columns;
    this.zoom = zoom;
    this.caption = caption;
    x = new int[columns * rows];
    y = new int[columns * rows];
  }

  /**
   * Points all macroblocks of a frame into a key.
   *
   * @param captioned whether the key carries the caption; then the box stands still, and nothing
   *     around it may sample its pixels
   */
  void aim(int frame, int key, boolean captioned) {
    int[] across = new int[columns];
    for (int column = 0; column < columns; column++) {
      across[column] = zoom.vectorX(16 * column + 8, frame, key);
    }
    for (int row = 0; row * columns < y.length; row++) {
      int down = zoom.vectorY(16 * row + 8, frame, key);
      for (int column = 0; column < columns; column++) {
        x[row * columns + column] = across[column];
        y[row * columns + column] = down;
        if (captioned && row + 4 >= caption.firstRow() && column <= caption.columns() + 4) {
          avoidCaption(column, row);
        }
      }
    }
  }

  int x(int macroblock) {
    return x[macroblock];
  }

  int y(int macroblock) {
    return y[macroblock];
  }

  /** What the decoder expects the vector to be: the median of its neighbours (8.4.1.3). */
  int expectedX(int macroblock) {
    return expected(x, macroblock);
  }

  /** As {@link #expectedX}. */
  int expectedY(int macroblock) {
    return expected(y, macroblock);
  }

  private int expected(int[] v, int at) {
    int column = at % columns;
    if (at < columns) {
      return column == 0 ? 0 : v[at - 1];
    }
    int above = v[at - columns];
    if (columns == 1) {
      return above;
    }
    int left = column == 0 ? 0 : v[at - 1];
    int diagonal = column + 1 < columns ? v[at - columns + 1] : v[at - columns - 1];
    return Math.max(Math.min(left, above), Math.min(Math.max(left, above), diagonal));
  }

  private void avoidCaption(int column, int row) {
    int at = row * columns + column;
    if (caption.covers(column, row)) {
      x[at] = 0;
      y[at] = 0;
      return;
    }
    int left = 16 * column + (x[at] >> 2) - FILTER_REACH;
    int bottom = 16 * row + 16 + (y[at] >> 2) + FILTER_REACH;
    if (left < 16 * caption.columns() && bottom > 16 * caption.firstRow()) {
      x[at] = column >= caption.columns() ? Math.max(x[at], 0) : x[at];
      y[at] = column >= caption.columns() ? y[at] : Math.min(y[at], 0);
    }
  }
}
