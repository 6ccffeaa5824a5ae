package dev.kinoport.clipwriter.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.image.Plane;
import dev.kinoport.clipwriter.image.RasterSamples;
import dev.kinoport.clipwriter.image.TestImages;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverFitTest {
  /** Levels as BT.709 gives them in limited range: black, white, grey and the primaries. */
  @ParameterizedTest
  @CsvSource({
    "000000, 16, 128, 128",
    "FFFFFF, 235, 128, 128",
    "808080, 126, 128, 128",
    "FF0000, 63, 102, 240",
    "00FF00, 173, 42, 26",
    "0000FF, 32, 240, 118"
  })
  void coloursBecomeLumaAndChroma(String colour, int luma, int blue, int red) {
    int rgb = Integer.parseInt(colour, 16);

    Picture picture = fit(50, 50, 32, 32, (x, y) -> rgb);

    assertThat(picture.luma().samples()).containsOnly(luma);
    assertThat(picture.blue().samples()).containsOnly(blue);
    assertThat(picture.red().samples()).containsOnly(red);
  }

  /** A white frame of 2 px around black shows what is cut off. */
  @ParameterizedTest
  @CsvSource({"64, 64, 32, 32, 4", "200, 100, 32, 32, 2", "100, 200, 32, 32, 2", "8, 8, 32, 32, 4"})
  void theMiddleOfTheImageFillsTheFrame(
      int imageWidth, int imageHeight, int width, int height, int whiteSides) {
    Picture picture =
        fit(
            imageWidth,
            imageHeight,
            width,
            height,
            (x, y) -> x < 2 || y < 2 || x >= imageWidth - 2 || y >= imageHeight - 2 ? 0xFFFFFF : 0);

    Plane luma = picture.luma();
    int middle = height / 2;
    int[] edges = {
      luma.samples()[middle * luma.width()] & 0xFF,
      luma.samples()[middle * luma.width() + width - 1] & 0xFF,
      luma.samples()[width / 2] & 0xFF,
      luma.samples()[(height - 1) * luma.width() + width / 2] & 0xFF
    };
    int bright = 0;
    for (int edge : edges) {
      bright += edge > 100 ? 1 : 0;
    }
    assertThat(bright).isEqualTo(whiteSides);
    assertThat(luma.samples()[middle * luma.width() + width / 2]).isEqualTo((byte) 16);
  }

  @Test
  void aSizeThatFitsIsNotTouched() {
    Picture picture = fit(48, 32, 48, 32, (x, y) -> (x * 5 & 0xFF) * 0x010101);

    for (int x = 0; x < 48; x++) {
      int expected = (16 * 255 + (x * 5 & 0xFF) * 219 + 127) / 255;
      assertThat(picture.luma().samples()[x] & 0xFF).isBetween(expected - 1, expected + 1);
    }
  }

  @Test
  void theLastMacroblocksRepeatTheEdge() {
    Picture picture = fit(20, 18, 20, 18, (x, y) -> x == 19 || y == 17 ? 0xFFFFFF : 0);

    Plane luma = picture.luma();
    assertThat(luma.width()).isEqualTo(32);
    assertThat(luma.height()).isEqualTo(32);
    for (int i = 20; i < 32; i++) {
      assertThat(luma.samples()[5 * 32 + i] & 0xFF).isEqualTo(235);
      assertThat(luma.samples()[i * 32 + 5] & 0xFF).isEqualTo(235);
    }
  }

  private static Picture fit(
      int imageWidth, int imageHeight, int width, int height, IntBinaryOperator colour) {
    return CoverFit.fit(
        RasterSamples.read(TestImages.image(imageWidth, imageHeight, colour)),
        new FrameSize(width, height));
  }
}
