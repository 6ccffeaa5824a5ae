package dev.kinoport.clipwriter.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.image.ImageFailure.Unsupported;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private static final BufferedImage QUARTERS =
      TestImages.image(
          40,
          24,
          (x, y) -> y < 12 ? (x < 20 ? 0xFF0000 : 0x00FF00) : (x < 20 ? 0x0000FF : 0xFFFFFF));

  /** The files {@code *.expected.png} were decoded by ImageMagick. */
  @ParameterizedTest
  @CsvSource({
    "baseline.jpg, base.png, 3",
    "progressive.jpg, base.png, 6",
    "no-marker.jpg, no-marker.expected.png, 1",
    "adobe-rgb.jpg, adobe-rgb.expected.png, 1",
    "adobe-cmyk.jpg, adobe-cmyk.expected.png, 2",
    "adobe-ycck.jpg, adobe-ycck.expected.png, 2",
    "deep.png, base.png, 0",
    "plain.gif, base.png, 20",
    "lossless.webp, base.png, 0",
    "lossy.webp, base.png, 10",
  })
  void filesLookAsTheyDoElsewhere(String name, String expected, int tolerance) {
    DecodedImage seen = decode(TestImages.file(name));
    DecodedImage other = decode(TestImages.file(expected));

    assertThat(seen.size()).isEqualTo(other.size());
    assertClose(seen.red(), other.red(), tolerance);
    assertClose(seen.green(), other.green(), tolerance);
    assertClose(seen.blue(), other.blue(), tolerance);
  }

  @Test
  void inkWithoutAdobesMarkerIsNotUpsideDown() {
    DecodedImage image = decode(TestImages.file("plain-cmyk.jpg"));

    // The inks there are 96, 163, 59 and 106 of 255: (255 - 96) * (255 - 106) / 255 and so on.
    assertColour(image, 5, 5, 0x5D3673, 2);
  }

  @Test
  void greyStaysGrey() {
    DecodedImage image = decode(TestImages.file("grey.jpg"));

    assertColour(image, 5, 5, 0x3E3E3E, 1);
    assertColour(image, 40, 20, 0x707070, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "png, 1", "png, 2", "png, 5", "png, 6", "png, 13", "bmp, 1", "bmp, 5", "bmp, 13", "gif, 13"
  })
  void allKindsOfPixelsAreRead(String format, int type) {
    BufferedImage image = TestImages.image(40, 24, type, (x, y) -> QUARTERS.getRGB(x, y));

    assertQuarters(decode(TestImages.encode(image, format)), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_USHORT_565_RGB, BufferedImage.TYPE_USHORT_555_RGB})
  void fiveBitColoursAreStretchedToEight(int type) {
    BufferedImage image = TestImages.image(40, 24, type, (x, y) -> QUARTERS.getRGB(x, y));

    assertQuarters(decode(TestImages.encode(image, "bmp")), 0);
  }

  @Test
  void whatIsTransparentLiesOnBlack() {
    BufferedImage image =
        TestImages.image(
            16, 8, BufferedImage.TYPE_INT_ARGB, (x, y) -> x < 8 ? 0x80FF8000 : 0x00FFFFFF);
    DecodedImage decoded = decode(TestImages.encode(image, "png"));

    assertColour(decoded, 3, 3, 0x804000, 1);
    assertColour(decoded, 12, 3, 0x000000, 0);
    assertColour(decode(TestImages.file("alpha.webp")), 0, 5, 0x000000, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void jpegsAreSetUpright(int orientation) throws ImageException {
    byte[] file = ExifFiles.jpeg(orientation, QUARTERS);

    assertThat(EncodedImage.of(file).size()).isEqualTo(new ImageSize(40, 24));
    assertQuarters(decode(file), 12);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void pngsAreSetUpright(int orientation) throws ImageException {
    byte[] file = ExifFiles.png(orientation, QUARTERS);

    assertThat(EncodedImage.of(file).size()).isEqualTo(new ImageSize(40, 24));
    assertQuarters(decode(file), 0);
  }

  @ParameterizedTest
  @CsvSource({"picture.avif, AVIF", "picture.heic, HEIC", "picture.tiff, TIFF"})
  void formatsThatCannotBeReadAreCalledByTheirName(String name, String format) {
    assertThat(DecodedFile.failure(TestImages.file(name)))
        .isInstanceOfSatisfying(
            Unsupported.class,
            failure -> {
              assertThat(failure.format()).isEqualTo(format);
              assertThat(failure.remedy()).contains("PNG");
            });
  }

  @Test
  void ofAWebpThatMovesTheFirstPictureIsTaken() {
    assertThat(decode(TestImages.file("two-frames.webp")).size())
        .isEqualTo(new ImageSize(320, 320));
  }

  @Test
  void withoutItsReaderAWebpFailsWithTheNameOfTheDependency() {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    ImageReaderSpi reader =
        ImageIO.getImageReadersByFormatName("webp").next().getOriginatingProvider();
    registry.deregisterServiceProvider(reader, ImageReaderSpi.class);
    try {
      assertThat(DecodedFile.failure(TestImages.file("lossy.webp")))
          .isInstanceOfSatisfying(
              Unsupported.class,
              failure -> assertThat(failure.remedy()).contains("twelvemonkeys", "webp"));
    } finally {
      registry.registerServiceProvider(reader, ImageReaderSpi.class);
    }
  }

  private static DecodedImage decode(byte[] file) {
    return DecodedFile.of(EncodedImage.of(file));
  }

  private static void assertQuarters(DecodedImage image, int tolerance) {
    assertThat(image.size()).isEqualTo(new ImageSize(40, 24));
    assertColour(image, 4, 4, 0xFF0000, tolerance);
    assertColour(image, 35, 4, 0x00FF00, tolerance);
    assertColour(image, 4, 19, 0x0000FF, tolerance);
    assertColour(image, 35, 19, 0xFFFFFF, tolerance);
  }

  private static void assertColour(DecodedImage image, int x, int y, int colour, int tolerance) {
    int at = y * image.size().width() + x;
    Plane[] planes = {image.red(), image.green(), image.blue()};
    for (int band = 0; band < 3; band++) {
      int level = colour >> (16 - 8 * band) & 0xFF;
      assertThat(planes[band].samples()[at] & 0xFF)
          .as("band %d of %06X at %d, %d", band, colour, x, y)
          .isBetween(level - tolerance, level + tolerance);
    }
  }

  private static void assertClose(Plane seen, Plane other, int tolerance) {
    for (int i = 0; i < seen.samples().length; i++) {
      int level = other.samples()[i] & 0xFF;
      assertThat(seen.samples()[i] & 0xFF)
          .as("sample %d", i)
          .isBetween(level - tolerance, level + tolerance);
    }
  }
}
