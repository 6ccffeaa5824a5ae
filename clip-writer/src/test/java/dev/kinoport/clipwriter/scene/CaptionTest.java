package dev.kinoport.clipwriter.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.image.Plane;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionTest {
  @ParameterizedTest
  @CsvSource({"1366, 768", "910, 512", "512, 910", "1920, 1080", "320, 180", "96, 64", "100, 70"})
  void theBoxIsALowerLeftCornerOfWholeMacroblocks(int width, int height) {
    FrameSize size = new FrameSize(width, height);
    Caption caption = Caption.of(size, "a red kite over the dunes at dawn, and much more of that");
    Picture picture = Picture.empty(size);

    caption.draw(picture);

    assertThat(16 * caption.columns()).isBetween(32, width * 2 / 3 + 16);
    assertThat(16 * caption.firstRow()).isBetween(height / 3, height - 16);
    Plane luma = picture.luma();
    for (int y = 0; y < luma.height(); y++) {
      for (int x = 0; x < luma.width(); x++) {
        boolean isDrawn = luma.samples()[y * luma.width() + x] != 0;
        assertThat(isDrawn).isEqualTo(caption.covers(x / 16, y / 16));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "32, 32", "2000, 20", "20, 2000"})
  void framesTooSmallForItHaveNone(int width, int height) {
    FrameSize size = new FrameSize(width, height);
    Picture picture = Picture.empty(size);

    Caption.of(size, "a red kite").draw(picture);

    assertThat(picture.luma().samples()).containsOnly(0);
  }

  @Test
  void charactersThatHaveNoGlyphAreQuestionMarks() {
    assertThat(drawn("\u00E9\n\u4E16")).isEqualTo(drawn("???"));
    assertThat(drawn("abc")).isNotEqualTo(drawn("???"));
  }

  @Test
  void longTextIsCutWithDots() {
    String text = "0123456789".repeat(20);

    assertThat(drawn(text)).isEqualTo(drawn(text + "x")).isNotEqualTo(drawn("x" + text));
  }

  @Test
  void everyPrintableCharacterIsDrawnInItsOwnWay() {
    assertThat(IntStream.rangeClosed(' ', '~').mapToObj(CaptionTest::glyph))
        .hasSize(95)
        .doesNotHaveDuplicates();
  }

  private static byte[] drawn(String text) {
    FrameSize size = new FrameSize(640, 360);
    Picture picture = Picture.empty(size);
    Caption.of(size, text).draw(picture);
    return picture.luma().samples();
  }

  private static String glyph(int character) {
    char[] dots = new char[5 * 7];
    for (int i = 0; i < dots.length; i++) {
      dots[i] = DotFont.hasDot((char) character, i % 5, i / 5) ? '#' : '.';
    }
    return new String(dots);
  }
}
