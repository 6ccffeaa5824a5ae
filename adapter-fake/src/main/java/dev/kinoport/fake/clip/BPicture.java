package dev.kinoport.fake.clip;

/**
 * Codes a picture between two keys as nothing but motion: the decoder takes both keys, each moved
 * by its vectors, and blends them by the distance in time (implicit weights).
 */
final class BPicture {
  private static final int MOVED_FROM_BOTH = 3;
  private static final int NO_RESIDUAL = 0;

  private final Schedule schedule;
  private final int macroblocks;
  private final MotionField before;
  private final MotionField after;

  BPicture(Scene scene) {
    int columns = scene.first().macroblockColumns();
    int rows = scene.first().macroblockRows();
    schedule = scene.schedule();
    macroblocks = columns * rows;
    before = new MotionField(columns, rows, scene.zoom(), scene.caption());
    after = new MotionField(columns, rows, scene.zoom(), scene.caption());
  }

  byte[] write(Schedule.Entry entry) {
    aim(before, entry.display(), entry.before());
    aim(after, entry.display(), entry.before() + 1);
    BitWriter out = new BitWriter(macroblocks * 3);
    new SliceHeader(entry).openBetween(out);
    int skipped = 0;
    for (int macroblock = 0; macroblock < macroblocks; macroblock++) {
      int beforeX = before.x(macroblock) - before.expectedX(macroblock);
      int beforeY = before.y(macroblock) - before.expectedY(macroblock);
      int afterX = after.x(macroblock) - after.expectedX(macroblock);
      int afterY = after.y(macroblock) - after.expectedY(macroblock);
      if ((beforeX | beforeY | afterX | afterY) == 0) {
        skipped++;
        continue;
      }
      out.unsigned(skipped);
      skipped = 0;
      out.unsigned(MOVED_FROM_BOTH);
      out.signed(beforeX);
      out.signed(beforeY);
      out.signed(afterX);
      out.signed(afterY);
      out.unsigned(NO_RESIDUAL);
    }
    if (skipped > 0) {
      out.unsigned(skipped);
    }
    out.stop();
    return NalUnit.DISPOSABLE_SLICE.wrap(out);
  }

  private void aim(MotionField field, int frame, int key) {
    field.aim(frame, schedule.frameOf(key), schedule.isInner(key));
  }
}
