package dev.kinoport.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedImagesTest {
  private static final AcceptedImages LIMITS =
      AcceptedImages.of(ImageType.JPEG, ImageType.PNG)
          .bytes(Bound.under(20_000_000))
          .shortSide(Bound.over(300))
          .longSide(Bound.atMost(4_000))
          .ratio(new Ratio(2, 5), new Ratio(5, 2));

  @ParameterizedTest
  @CsvSource({
    "301, 301, true",
    "300, 301, false",
    "301, 300, false",
    "752, 301, true",
    "753, 301, false",
    "400, 1000, true",
    "400, 1001, false",
    "1000, 400, true",
    "1001, 400, false",
    "4000, 4000, true",
    "4001, 4000, false"
  })
  void limitsAreExact(int width, int height, boolean accepted) {
    assertThat(LIMITS.check(image(ImageType.PNG, 1000, width, height)).isEmpty())
        .isEqualTo(accepted);
  }

  @Test
  void aSizeLimitIsInsideOrNot() {
    assertThat(LIMITS.check(image(ImageType.PNG, 19_999_999, 500, 500))).isEmpty();
    assertThat(LIMITS.check(image(ImageType.PNG, 20_000_000, 500, 500)))
        .containsExactly(
            new ImageFault("20000000 bytes is too much: must be under 20000000 bytes"));
    assertThat(Bound.atMost(10).allows(10)).isTrue();
    assertThat(Bound.atLeast(10).allows(10)).isTrue();
    assertThat(Bound.over(10).allows(10)).isFalse();
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    assertThat(LIMITS.check(image(ImageType.GIF, 30_000_000, 5_000, 200)))
        .extracting(ImageFault::message)
        .containsExactly(
            "is GIF: must be one of JPEG, PNG",
            "30000000 bytes is too much: must be under 20000000 bytes",
            "5000x200 px is too small: the short side must be over 300 px",
            "5000x200 px is too large: the long side must be at most 4000 px",
            "5000x200 px is too wide: width to height must be at most 5:2");
  }

  @Test
  void theLargestImageDoesNotOverflow() {
    assertThat(new Ratio(65_535, 1).compareTo(new Ratio(1, 65_535))).isPositive();
    assertThat(new Ratio(4, 2).compareTo(new Ratio(2, 1))).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> new Ratio(0, 1));
  }

  private static LocalImage image(ImageType type, long size, int width, int height) {
    return new LocalImage(
        "0".repeat(64), type, size, width, height, Origin.Memory.copyOf(new byte[0]));
  }
}
