package dev.kinoport.clipwriter.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kinoport.clipwriter.ClipWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSizeTest {
  @ParameterizedTest
  @CsvSource({
    "768, 1920, 1080, 1366, 768",
    "512, 1920, 1080, 910, 512",
    "720, 1920, 1080, 1280, 720",
    "1080, 1280, 720, 1920, 1080",
    "768, 1080, 1920, 768, 1366",
    "512, 1080, 1920, 512, 910",
    "768, 1024, 768, 1024, 768",
    "768, 1, 1, 768, 768",
    "768, 1601, 900, 1366, 768",
    "512, 3, 2, 768, 512",
    "512, 2, 3, 512, 768",
    "480, 16384, 1, 1920, 480",
    "480, 1, 16384, 480, 1920",
    "2160, 3840, 2160, 3840, 2160",
    "2160, 4, 1, 4096, 2160",
    "16, 1, 1, 16, 16",
  })
  void theShortSideIsFixedAndTheOtherFollowsTheImage(
      int shortSide, int imageWidth, int imageHeight, int width, int height) {
    assertThat(ClipWriter.sizeFor(shortSide, imageWidth, imageHeight))
        .isEqualTo(new FrameSize(width, height));
  }

  @ParameterizedTest
  @CsvSource({"15, 16", "16, 14", "17, 16", "4098, 16", "2162, 2162", "0, 0", "-16, 16"})
  void noOtherEdgesExist(int width, int height) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameSize(width, height))
        .withMessageContaining(width + "x" + height);
  }

  @ParameterizedTest
  @CsvSource({"767, 16, 9", "768, 0, 9", "768, 16, -9", "2162, 1, 1", "14, 1, 1"})
  void noOtherClassesExist(int shortSide, int imageWidth, int imageHeight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrameSize.of(shortSide, imageWidth, imageHeight));
  }
}
