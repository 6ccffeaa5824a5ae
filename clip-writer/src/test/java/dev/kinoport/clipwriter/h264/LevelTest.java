package dev.kinoport.clipwriter.h264;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.scene.FrameSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {
  @ParameterizedTest
  @CsvSource({
    "16, 16, 24, L3_0",
    "720, 576, 25, L3_0",
    "910, 512, 24, L3_1",
    "1280, 720, 24, L3_1",
    "1366, 768, 24, L3_2",
    "768, 1366, 24, L3_2",
    "1920, 1080, 24, L4_0",
    "1920, 1080, 60, L4_2",
    "3840, 2160, 24, L5_1",
    "4096, 2160, 60, L5_2",
    "4096, 16, 1, L4_0"
  })
  void theLowestLevelThatHoldsTheClipIsTaken(int width, int height, int rate, Level level) {
    assertThat(Level.of(new FrameSize(width, height), rate)).isEqualTo(level);
  }
}
