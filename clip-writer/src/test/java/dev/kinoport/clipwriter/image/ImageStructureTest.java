package dev.kinoport.clipwriter.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kinoport.clipwriter.image.ImageFailure.Damaged;
import dev.kinoport.clipwriter.image.ImageFailure.NotAnImage;
import dev.kinoport.clipwriter.image.ImageFailure.TooLarge;
import dev.kinoport.clipwriter.image.ImageFailure.Truncated;
import dev.kinoport.clipwriter.image.ImageFailure.Unsupported;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and that nothing but an answer ever comes out. */
class ImageStructureTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "hello, world", "<html></html>", "{\"error\": 1}"})
  void whatIsNoImageIsToldSo(String text) {
    assertThat(DecodedFile.failure(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new NotAnImage());
  }

  @ParameterizedTest
  @CsvSource({
    "base.png, PNG",
    "deep.png, PNG",
    "baseline.jpg, JPEG",
    "progressive.jpg, JPEG",
    "lossy.webp, WebP",
    "lossless.webp, WebP"
  })
  void aFileCutAnywhereIsRefused(String name, String format) {
    byte[] file = TestImages.file(name);
    for (int length = 16; length < file.length; length++) {
      assertThat(DecodedFile.failure(Arrays.copyOf(file, length)))
          .as("%d of %d bytes", length, file.length)
          .isEqualTo(new Truncated(format));
    }
  }

  @Test
  void aGifMayLackItsTrailerButNothingElse() {
    byte[] file = TestImages.file("plain.gif");

    assertThatNoException()
        .isThrownBy(() -> ImageDecoder.decode(Arrays.copyOf(file, file.length - 1)));
    for (int length = 16; length < file.length - 1; length++) {
      assertThat(DecodedFile.failure(Arrays.copyOf(file, length))).isEqualTo(new Truncated("GIF"));
    }
  }

  @Test
  void aBmpCutAnywhereIsRefused() {
    byte[] file = TestImages.encode(TestImages.landscape(20, 10, 1), "bmp");
    for (int length = 2; length < file.length; length++) {
      assertThat(DecodedFile.failure(Arrays.copyOf(file, length)))
          .isNotInstanceOf(NotAnImage.class);
    }
  }

  /** Each file is a header that declares far more than its few bytes can hold. */
  @ParameterizedTest
  @CsvSource({
    "89504E470D0A1A0A 0000000D49484452 00007530 00007530 0802000000 00000000"
        + " 0000000049454E4400000000, 30000, 30000",
    "89504E470D0A1A0A 0000000D49484452 FFFFFFFF 00000001 0802000000 00000000"
        + " 0000000049454E4400000000, 4294967295, 1",
    "FFD8 FFC0 0011 08 4000 4000 03 011100 021100 031100 FFD9, 16384, 16384",
    "47494638396101000100000000 2C00000000 FFFFFFFF 00 02 0000, 65535, 65535",
    "424D 00000000 00000000 36000000 28000000 00100100 00F0FEFF 0100 1800 00000000, 69632, 69632",
    "52494646 1A000000 57454250 56503820 0A000000 000000 9D012A FF3F FF3F 00000000, 16383, 16383",
    "52494646 16000000 57454250 5650384C 05000000 2F FFFFFF0F 00 00000000, 16384, 16384"
  })
  void aBombIsRefusedBeforeItIsDecoded(String hex, long width, long height) {
    byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(DecodedFile.failure(file)).isEqualTo(new TooLarge(width, height));
  }

  /** A reader goes over the whole image for each, though it has no more than ten bytes. */
  @ParameterizedTest
  @CsvSource({"progressive.jpg, 32, 32, 4000, 101", "progressive.jpg, 7040, 7040, 120, 61"})
  void emptyScansWithoutEndAreRefusedBeforeTheyAreDecoded(
      String name, int width, int height, int scans, int refused) {
    byte[] file = TestImages.file(name);
    int frame = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c2") + 5;
    ByteBuffer many = ByteBuffer.allocate(file.length + 10 * scans).put(file, 0, file.length - 2);
    many.putShort(frame, (short) height).putShort(frame + 2, (short) width);
    for (int i = 0; i < scans; i++) {
      many.put(HexFormat.of().parseHex("FFDA00080101003F3F00"));
    }
    many.putShort((short) 0xFFD9);

    assertThat(DecodedFile.failure(many.array()))
        .isInstanceOfSatisfying(
            Damaged.class,
            fault ->
                assertThat(fault.detail()).isEqualTo("is in %d scans or more".formatted(refused)));
  }

  /** The JDK would show something else, and say nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"base.png", "deep.png"})
  void aPngThatDoesNotSumUpIsDamaged(String name) {
    byte[] file = TestImages.file(name);
    int pixels = new String(file, StandardCharsets.ISO_8859_1).indexOf("IDAT") + 20;
    file[pixels] ^= 4;

    assertThat(DecodedFile.failure(file))
        .isEqualTo(new Damaged("PNG", "does not sum up to what it says"));
  }

  @Test
  void emptyImagesAreDamaged() {
    byte[] file = HexFormat.of().parseHex("FFD8FFC00011080000001003011100021100031100FFD9");

    assertThat(DecodedFile.failure(file)).isInstanceOf(Damaged.class);
  }

  @Test
  void arithmeticJpegsAreUnsupportedWhateverTheJdkCanDo() {
    byte[] file = TestImages.file("baseline.jpg");
    for (int i = 0; i + 1 < file.length; i++) {
      if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xC0) {
        file[i + 1] = (byte) 0xC9;
      }
    }

    assertThat(DecodedFile.failure(file)).isInstanceOf(Unsupported.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base.png",
        "deep.png",
        "baseline.jpg",
        "progressive.jpg",
        "adobe-ycck.jpg",
        "plain.gif",
        "lossy.webp",
        "lossless.webp",
        "alpha.webp"
      })
  void damagedFilesGetAnAnswerToo(String name) {
    byte[] file = TestImages.file(name);
    SplittableRandom dice = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = file.clone();
      for (int hits = dice.nextInt(1, 4); hits > 0; hits--) {
        damaged[dice.nextInt(damaged.length)] = (byte) dice.nextInt();
      }
      answer(damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FFD8FF", "89504E470D0A1A0A", "474946383961", "424D", "524946460A00000057454250"})
  void garbageGetsAnAnswerToo(String signature) {
    byte[] start = HexFormat.of().parseHex(signature);
    SplittableRandom dice = new SplittableRandom(2);
    for (int i = 0; i < 500; i++) {
      byte[] file = new byte[start.length + dice.nextInt(200)];
      dice.nextBytes(file);
      System.arraycopy(start, 0, file, 0, start.length);
      answer(file);
    }
  }

  /** An image or an {@link ImageException}; nothing else may come out. */
  private static void answer(byte[] file) {
    Throwable thrown = catchThrowable(() -> ImageDecoder.decode(file));
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(ImageException.class);
    }
  }
}
