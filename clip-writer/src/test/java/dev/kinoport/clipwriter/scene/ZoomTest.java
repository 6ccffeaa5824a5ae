package dev.kinoport.clipwriter.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoomTest {
  private static final int ONE = 1 << 16;
  private static final FrameSize SIZE = new FrameSize(1366, 768);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, Long.MAX_VALUE})
  void anySeedGivesASlowZoomIntoTheMiddle(long seed) {
    Zoom zoom = Zoom.of(SIZE, ClipLength.ofSeconds(10), seed);

    assertThat(zoom.scaleAt(0)).isEqualTo(ONE);
    assertThat(zoom.scaleAt(239)).isBetween(ONE * 112 / 100, ONE * 120 / 100 + 1);
    assertThat(zoom.focusX()).isBetween(1366 / 3, 1366 * 2 / 3);
    assertThat(zoom.focusY()).isBetween(768 / 3, 768 * 2 / 3);
  }

  @Test
  void longClipsDoNotComeCloserThanThirtyPercent() {
    assertThat(Zoom.of(SIZE, ClipLength.ofSeconds(60), 1).scaleAt(60 * 24 - 1))
        .isEqualTo(ONE * 13 / 10);
  }

  @Test
  void aSingleFrameIsNotZoomed() {
    assertThat(Zoom.of(SIZE, new ClipLength(1, 24), 1).scaleAt(0)).isEqualTo(ONE);
  }

  /** A point at a distance d from the focus in one frame is at d * scale / scale in another. */
  @Test
  void vectorsFollowTheScales() {
    Zoom zoom = new Zoom(ONE, 100, 100, 4); // doubles

    assertThat(zoom.vectorX(180, 0, 4)).isEqualTo(4 * 80);
    assertThat(zoom.vectorX(180, 4, 0)).isEqualTo(4 * -40);
    assertThat(zoom.vectorY(20, 0, 4)).isEqualTo(4 * -80);
    assertThat(zoom.vectorY(100, 0, 4)).isZero();
  }
}
