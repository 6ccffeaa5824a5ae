package dev.kinoport.clipwriter.h264;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.scene.Caption;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.FrameSize;
import dev.kinoport.clipwriter.scene.Zoom;
import org.junit.jupiter.api.Test;

class MotionFieldTest {
  private static final FrameSize SIZE = new FrameSize(640, 368);
  private static final ClipLength LENGTH = ClipLength.ofSeconds(6);
  private static final Zoom ZOOM = Zoom.of(SIZE, LENGTH, 42);
  private static final Caption CAPTION = Caption.of(SIZE, "a red kite");

  private final MotionField field =
      new MotionField(SIZE.macroblockColumns(), SIZE.macroblockRows(), ZOOM, CAPTION);

  @Test
  void nothingAroundTheCaptionSamplesIt() {
    for (int key : new int[] {47, 95}) {
      for (int frame = key - 47; frame <= key + 48; frame++) {
        field.aim(frame, key, true);
        assertNothingSamplesTheCaption();
      }
    }
  }

  @Test
  void theCaptionStandsStill() {
    field.aim(10, 47, true);

    assertThat(field.x(0, CAPTION.firstRow())).isZero();
    assertThat(field.y(0, CAPTION.firstRow())).isZero();
    field.aim(10, 0, false);
    assertThat(field.x(0, CAPTION.firstRow())).isPositive();
  }

  @Test
  void towardsALaterKeyAllMovesAwayFromTheFocusAndTowardsAnEarlierOneBack() {
    int right = SIZE.macroblockColumns() - 1;
    field.aim(60, 95, false);
    assertThat(field.x(0, 0)).isNegative();
    assertThat(field.y(0, 0)).isNegative();
    assertThat(field.x(right, 0)).isPositive();
    field.aim(60, 47, false);
    assertThat(field.x(0, 0)).isPositive();
    assertThat(field.x(right, 0)).isNegative();
  }

  @Test
  void differencesAddUpToTheVectorsAgain() {
    field.aim(20, 47, true);
    int columns = SIZE.macroblockColumns();

    int sum = 0;
    for (int column = 0; column < columns; column++) {
      sum += field.differenceX(column, 0);
      assertThat(sum).isEqualTo(field.x(column, 0));
    }
  }

  private void assertNothingSamplesTheCaption() {
    int captionRight = 16 * CAPTION.columns();
    int captionTop = 16 * CAPTION.firstRow();
    for (int row = 0; row < SIZE.macroblockRows(); row++) {
      for (int column = 0; column < SIZE.macroblockColumns(); column++) {
        if (CAPTION.covers(column, row)) {
          continue;
        }
        // Two samples more to the left and three to the right, where between samples.
        int x = field.x(column, row);
        int y = field.y(column, row);
        int left = 16 * column + Math.floorDiv(x, 4) - (x % 4 == 0 ? 0 : 2);
        int bottom = 16 * row + 16 + Math.floorDiv(y, 4) + (y % 4 == 0 ? 0 : 3);
        assertThat(left >= captionRight || bottom <= captionTop)
            .as("macroblock %d, %d with vector %d, %d", column, row, x, y)
            .isTrue();
      }
    }
  }
}
