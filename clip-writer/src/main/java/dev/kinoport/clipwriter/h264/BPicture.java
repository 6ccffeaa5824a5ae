package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.scene.KeyframeSchedule;
import dev.kinoport.clipwriter.scene.Scene;

/**
 * Codes a picture between two keys as nothing but motion: the decoder takes both keys, each moved
 * by its vectors, and blends them by the distance in time (implicit weights).
 */
public final class BPicture {
  private static final int MOVED_FROM_BOTH = 3;
  private static final int NO_RESIDUAL = 0;

  private final KeyframeSchedule schedule;
  private final int columns;
  private final int rows;
  private final MotionField before;
  private final MotionField after;

  public BPicture(Scene scene) {
    schedule = scene.schedule();
    columns = scene.first().macroblockColumns();
    rows = scene.first().macroblockRows();
    before = new MotionField(columns, rows, scene.zoom(), scene.caption());
    after = new MotionField(columns, rows, scene.zoom(), scene.caption());
  }

  /** As a NAL unit. */
  public byte[] write(KeyframeSchedule.Entry entry) {
    aim(before, entry.display(), entry.before());
    aim(after, entry.display(), entry.before() + 1);
    BitWriter out = new BitWriter(columns * rows * 3);
    new SliceHeader(entry).openBetween(out);
    int skipped = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        skipped = write(out, column, row, skipped);
      }
    }
    if (skipped > 0) {
      out.unsigned(skipped);
    }
    out.stop();
    return NalUnit.DISPOSABLE_SLICE.wrap(out);
  }

  /** Writes a macroblock, or skips it if the decoder guesses both vectors right. */
  private int write(BitWriter out, int column, int row, int skipped) {
    int beforeX = before.differenceX(column, row);
    int beforeY = before.differenceY(column, row);
    int afterX = after.differenceX(column, row);
    int afterY = after.differenceY(column, row);
    if ((beforeX | beforeY | afterX | afterY) == 0) {
      return skipped + 1;
    }
    out.unsigned(skipped);
    out.unsigned(MOVED_FROM_BOTH);
    out.signed(beforeX);
    out.signed(beforeY);
    out.signed(afterX);
    out.signed(afterY);
    out.unsigned(NO_RESIDUAL);
    return 0;
  }

  private void aim(MotionField field, int frame, int key) {
    field.aim(frame, schedule.frameOf(key), schedule.isInner(key));
  }
}
