package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.scene.Caption;
import dev.kinoport.clipwriter.scene.Zoom;

/** Where each macroblock of a picture is found in one key picture, in quarter samples. */
final class MotionField {
  /** Samples before and behind a block that the filter between samples takes in. */
  private static final int FILTER_REACH_BACK = 2;

  private static final int FILTER_REACH_AHEAD = 3;

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
        if (captioned) {
          avoidCaption(column, row);
        }
      }
    }
  }

  /** Columns to the right, in quarter samples. */
  int x(int column, int row) {
    return x[row * columns + column];
  }

  /** Rows down, in quarter samples. */
  int y(int column, int row) {
    return y[row * columns + column];
  }

  /** What has to be told of a vector's column: how far it is from what the decoder expects. */
  int differenceX(int column, int row) {
    return difference(x, column, row);
  }

  /** As {@link #differenceX}, for the row. */
  int differenceY(int column, int row) {
    return difference(y, column, row);
  }

  /** The decoder expects the median of the neighbours to the left and above (clause 8.4.1.3). */
  private int difference(int[] v, int column, int row) {
    int at = row * columns + column;
    if (row == 0) {
      return column == 0 ? v[at] : v[at] - v[at - 1];
    }
    int above = v[at - columns];
    if (columns == 1) {
      return v[at] - above;
    }
    int left = column == 0 ? 0 : v[at - 1];
    int diagonal = column + 1 < columns ? v[at - columns + 1] : v[at - columns - 1];
    int median = Math.max(Math.min(left, above), Math.min(Math.max(left, above), diagonal));
    return v[at] - median;
  }

  private void avoidCaption(int column, int row) {
    int at = row * columns + column;
    if (caption.covers(column, row)) {
      x[at] = 0;
      y[at] = 0;
      return;
    }
    int left = 16 * column + (x[at] >> 2) - (isWhole(x[at]) ? 0 : FILTER_REACH_BACK);
    int bottom = 16 * row + 16 + (y[at] >> 2) + (isWhole(y[at]) ? 0 : FILTER_REACH_AHEAD);
    if (left < 16 * caption.columns() && bottom > 16 * caption.firstRow()) {
      x[at] = column >= caption.columns() ? 0 : x[at];
      y[at] = column >= caption.columns() ? y[at] : 0;
    }
  }

  private static boolean isWhole(int quarters) {
    return (quarters & 3) == 0;
  }
}
