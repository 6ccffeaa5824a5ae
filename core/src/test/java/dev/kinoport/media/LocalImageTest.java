package dev.kinoport.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalImageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"png, PNG", "jpg, JPEG", "gif, GIF", "bmp, BMP"})
  void readsTypeAndSizeOfWhatTheJdkWrites(String format, ImageType type) {
    byte[] bytes = TestImages.real(format, 321, 123);
    LocalImage image = inspect(bytes).get();
    assertThat(image.type()).isEqualTo(type);
    assertThat(image.width()).isEqualTo(321);
    assertThat(image.height()).isEqualTo(123);
    assertThat(image.size()).isEqualTo(bytes.length);
    assertThat(image.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void readsProgressiveJpeg() {
    LocalImage image = inspect(TestImages.progressiveJpeg(640, 360)).get();
    assertThat(image.width()).isEqualTo(640);
    assertThat(image.height()).isEqualTo(360);
  }

  @Test
  void readsAllThreeShapesOfWebp() {
    for (byte[] webp :
        new byte[][] {
          TestImages.webpLossy(640, 361),
          TestImages.webpLossless(640, 361),
          TestImages.webpExtended(640, 361)
        }) {
      LocalImage image = inspect(webp).get();
      assertThat(image.type()).isEqualTo(ImageType.WEBP);
      assertThat(image.width()).isEqualTo(640);
      assertThat(image.height()).isEqualTo(361);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 640", "3, 640", "4, 640", "5, 360", "6, 360", "8, 360", "9, 640"})
  void exifTurnsAPictureOnItsSide(int orientation, int width) {
    byte[] jpeg = TestImages.real("jpg", 640, 360);
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      LocalImage image = inspect(TestImages.turned(jpeg, orientation, order)).get();
      assertThat(image.width()).isEqualTo(width);
      assertThat(image.height()).isEqualTo(1000 - width);
    }
  }

  @Test
  void theContentCountsAndNotTheName() throws IOException {
    Path file = Files.write(folder.resolve("photo.jpg"), TestImages.real("png", 10, 10));
    assertThat(inspect(file).get().type()).isEqualTo(ImageType.PNG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp"})
  void everyCutOffImageIsRefused(String format) {
    byte[] whole = TestImages.real(format, 40, 30);
    for (int length = 0; length < whole.length; length++) {
      assertThat(inspect(Arrays.copyOf(whole, length)).isLeft())
          .as("%s cut off after %d of %d bytes", format, length, whole.length)
          .isTrue();
    }
  }

  /** Each chunk that is needed says what its bytes sum up to. */
  @Test
  void aPngWithOneBitThatIsNotAsItWasIsRefused() {
    byte[] whole = TestImages.real("png", 40, 30);
    for (int at = 16; at < whole.length; at++) {
      byte[] damaged = with(whole, at, whole[at] ^ 4);
      assertThat(inspect(damaged).isLeft()).as("byte %d of %d", at, whole.length).isTrue();
    }
    int pixels = new String(whole, StandardCharsets.ISO_8859_1).indexOf("IDAT") + 10;
    assertThat(fault(with(whole, pixels, whole[pixels] ^ 4)))
        .isEqualTo("is a damaged or cut off PNG: send a whole one");
  }

  /** Some tools write a note and forget to add it up; everybody shows the picture. */
  @Test
  void aPngWithADamagedNoteIsTaken() {
    byte[] whole = TestImages.real("png", 40, 30);
    byte[] note = TestImages.bytes("\0\0\0\4tEXta\0bc\1\2\3\4");
    byte[] noted =
        TestImages.concat(
            Arrays.copyOf(whole, 33), note, Arrays.copyOfRange(whole, 33, whole.length));
    assertThat(inspect(noted).isRight()).isTrue();
  }

  /** It would be paid for, and then there is nothing to move. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "webp", "gif", "bmp"})
  void aPictureWithoutPixelsIsRefused(String format) {
    byte[] pictureless =
        switch (format) {
          case "png" -> without("IDAT", TestImages.png(640, 360));
          case "bmp" -> Arrays.copyOf(TestImages.real("bmp", 40, 30), 54);
          case "gif" ->
              TestImages.concat(
                  TestImages.bytes("GIF89a"), new byte[] {40, 0, 30, 0, 0, 0, 0, ';', 0, 0});
          case "webp" -> without("VP8 ", TestImages.webpExtended(640, 360));
          default -> {
            byte[] whole = TestImages.real("jpg", 40, 30);
            int scan = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00da");
            int head = 2 + ((whole[scan + 2] & 0xff) << 8 | (whole[scan + 3] & 0xff));
            yield TestImages.concat(
                Arrays.copyOf(whole, scan + head), TestImages.bytes("\u00ff\u00d9"));
          }
        };

    assertThat(fault(pictureless)).contains("is a damaged or cut off");
  }

  /** A whole header, its parts in order and an end, with less than any picture can be packed in. */
  @Test
  void aPictureWithHardlyAByteForItsPixelsIsRefused() {
    byte[] jpeg = TestImages.real("jpg", 640, 360);
    int scan = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00da") + 14;
    byte[] lossy = TestImages.webpLossy(640, 360);
    byte[] gif = TestImages.real("gif", 640, 360);
    int colours = new String(gif, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0") + 11;
    byte[] runs = Arrays.copyOf(TestImages.real("bmp", 640, 360), 55);
    runs[30] = 1;
    byte[][] hollow = {
      TestImages.png(1024, 1024, 1),
      TestImages.png(1024, 1024, 3_000),
      TestImages.concat(Arrays.copyOf(jpeg, scan), TestImages.bytes("x\u00ff\u00d9")),
      with(lossy, 16, 0, 0, 0, 0),
      with(lossy, 16, 255, 255, 0, 0),
      with(lossy, 4, 0, 0, 0, 0),
      with(lossy, 4, 22, 0, 0, 0),
      with(lossy, 20, 32, 0, 0),
      with(lossy, 20, 0, 0, 1),
      with(TestImages.webpLossless(640, 360), 16, 0, 0, 0, 0),
      with(TestImages.webpLossless(640, 360), 16, 200, 0, 0, 0),
      with(TestImages.webpExtended(640, 360), 34, 1, 0, 0, 0),
      TestImages.concat(Arrays.copyOf(gif, colours), new byte[] {1, 0, 0, ';'}),
      runs
    };
    for (int i = 0; i < hollow.length; i++) {
      assertThat(inspect(hollow[i]).isLeft()).as("hollow[%d]", i).isTrue();
      assertThat(fault(hollow[i])).contains("is a damaged or cut off");
    }
  }

  /** Of one colour, it is packed as tightly as can be. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void aLargePictureOfOneColourIsTaken(String format) {
    assertThat(inspect(TestImages.real(format, 4_000, 3_000)).isRight()).isTrue();
    assertThat(inspect(TestImages.real(format, 1, 1)).isRight()).isTrue();
    assertThat(inspect(TestImages.progressiveJpeg(4_000, 3_000)).isRight()).isTrue();
  }

  private static byte[] with(byte[] image, int at, int... bytes) {
    byte[] changed = image.clone();
    for (int i = 0; i < bytes.length; i++) {
      changed[at + i] = (byte) bytes[i];
    }
    return changed;
  }

  /** Some leave out the byte that ends a file; nobody misses it. */
  @Test
  void everyGifThatIsCutOffWithinItsPictureIsRefused() {
    byte[] whole = TestImages.real("gif", 40, 30);

    assertThat(inspect(Arrays.copyOf(whole, whole.length - 1)).isRight()).isTrue();
    for (int length = 0; length < whole.length - 1; length++) {
      assertThat(inspect(Arrays.copyOf(whole, length)).isLeft()).as("%d bytes", length).isTrue();
    }
  }

  /** The canvas has a size, and the picture on it has none. */
  @ParameterizedTest
  @ValueSource(ints = {5, 7})
  void aGifWhosePictureHasNoSizeIsRefused(int side) {
    byte[] whole = TestImages.real("gif", 40, 30);
    int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0");
    assertThat(whole[at + 5]).isEqualTo((byte) 40);

    whole[at + side] = 0;

    assertThat(fault(whole)).contains("is a damaged or cut off");
  }

  /** The same with a chunk that nobody knows in its place. */
  private static byte[] without(String chunk, byte[] image) {
    String text = new String(image, StandardCharsets.ISO_8859_1);
    return TestImages.bytes(text.replace(chunk, "juNk"));
  }

  @Test
  void noNoiseBehindASignatureThrows() {
    Random dice = new Random(20261121);
    byte[][] starts = {
      TestImages.bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"),
      TestImages.bytes("\u00ff\u00d8\u00ff\u00e1\0 Exif\0\0II"),
      TestImages.bytes("\u00ff\u00d8\u00ff\u00c0"),
      TestImages.bytes("RIFF\4\0\0\0WEBPVP8X"),
      TestImages.bytes("GIF89a"),
      TestImages.bytes("BM"),
      TestImages.bytes("\0\0\0 ftyp")
    };
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[dice.nextInt(60)];
      dice.nextBytes(noise);
      Either<ImageFault, LocalImage> image =
          inspect(TestImages.concat(starts[round % starts.length], noise));
      refused += image.isLeft() ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  @Test
  void aSizeThatNobodyCouldHoldIsRefusedWithoutHoldingIt() {
    assertThat(fault(TestImages.png(Integer.MAX_VALUE, Integer.MAX_VALUE)))
        .isEqualTo("claims to be 2147483647x2147483647 px: sides must be 1 to 65535 px");
    assertThat(fault(TestImages.png(0, 100))).startsWith("claims to be 0x100 px");
    assertThat(fault(TestImages.png(-1, 100))).startsWith("claims to be -1x100 px");
  }

  @ParameterizedTest
  @CsvSource({
    "'\0\0\0 ftypavif', is an AVIF image",
    "'\0\0\0 ftypheic', is a HEIC image",
    "'\0\0\0 ftypisom', 'is a video, not an image'",
    "'II*\0', is a TIFF image",
    "'<svg xmlns=', is an SVG image",
    "'<!DOCTYPE html>', 'is a web page or XML, not an image'",
    "'hello', is not an image we know"
  })
  void whatWeDoNotTakeIsRefusedByName(String start, String message) {
    ImageFault fault = inspect(TestImages.bytes(start)).getLeft();

    assertThat(fault.message()).isEqualTo(message);
    assertThat(AcceptedImages.of(ImageType.JPEG, ImageType.PNG).inWords(fault).message())
        .isEqualTo(message + ": must be one of JPEG, PNG");
  }

  @Test
  void aFileThatIsNoneIsRefused() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertThat(inspect(empty).getLeft().message()).isEqualTo("is empty: an image is needed");
    assertThat(inspect(folder).getLeft().message())
        .isEqualTo("is a directory: an image file is needed");
    assertThat(inspect(folder.resolve("none.png")).getLeft().message()).isEqualTo("no such file");
  }

  @Test
  void readsAFileAgain() throws IOException {
    byte[] bytes = TestImages.png(100, 100);
    Path file = Files.write(folder.resolve("a.png"), bytes);
    assertThat(inspect(file).get().read().get()).isEqualTo(bytes);
  }

  @Test
  void aFileThatChangedIsNotReadAgain() throws IOException {
    Path file = Files.write(folder.resolve("a.png"), TestImages.png(100, 100));
    LocalImage image = inspect(file).get();
    Files.write(file, TestImages.png(100, 101));
    assertThat(image.read().getLeft().message()).startsWith("has changed since it was checked");
    Files.delete(file);
    assertThat(image.read().getLeft().message()).isEqualTo("no such file");
  }

  @Test
  void aFileKeepsItsPathAndNotItsBytes() throws IOException {
    Path file = Files.write(folder.resolve("a.png"), TestImages.png(100, 100));
    assertThat(inspect(file).get().origin()).isEqualTo(new Origin.File(file.toAbsolutePath()));
  }

  @Test
  void bytesAreCopiedInAndOut() {
    byte[] bytes = TestImages.png(100, 100);
    LocalImage image = inspect(bytes).get();
    bytes[20]++;
    image.read().get()[20]++;
    assertThat(image.read().get()).isEqualTo(TestImages.png(100, 100));
  }

  @Test
  void fileBytesAndDataUriOfOneImageHaveOneDigest() throws IOException {
    byte[] bytes = TestImages.real("png", 50, 60);
    Path file = Files.write(folder.resolve("a.png"), bytes);
    String digest = inspect(bytes).get().sha256();
    assertThat(inspect(file).get().sha256()).isEqualTo(digest);
    assertThat(dataUri("image/png", bytes).get().sha256()).isEqualTo(digest);
  }

  @Test
  void aDataUriMustSayWhatItHolds() {
    byte[] png = TestImages.png(100, 100);
    assertThat(dataUri("image/png", png).isRight()).isTrue();
    assertThat(dataUri("IMAGE/PNG;charset=x", png).isRight()).isTrue();
    assertThat(dataUri("image/jpg", TestImages.real("jpg", 9, 9)).isRight()).isTrue();
    assertThat(dataUri("image/jpeg", png).getLeft().message())
        .isEqualTo("holds PNG: it must start with data:image/png;base64,");
    assertThat(dataUri("", png).isLeft()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:",
        "data:,",
        "data:image/png",
        "data:image/png,rawtext",
        "data:image/png;base64,***",
        "data:image/png;base64,",
        "data:image/png;base64, iVBORw0KGgo=",
        "data:image/png;base64x,iVBORw0KGgo="
      })
  void aDataUriInAnotherShapeIsRefused(String uri) {
    assertThat(LocalImage.inspect(new ImageSource.DataUri(uri)).isLeft()).isTrue();
  }

  @Test
  void mimeTypesAreReadInAnyCaseAndPlace() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(ImageType.ofMimeType("IMAGE/GIF")).contains(ImageType.GIF);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(ImageType.ofMimeType("image/avif")).isEmpty();
  }

  private static Either<ImageFault, LocalImage> inspect(Path file) {
    return LocalImage.inspect(new ImageSource.File(file));
  }

  private static Either<ImageFault, LocalImage> inspect(byte[] bytes) {
    return switch (ImageSource.bytes(bytes)) {
      case ImageSource.Bytes source -> LocalImage.inspect(source);
      case ImageSource other -> throw new AssertionError(other);
    };
  }

  private static Either<ImageFault, LocalImage> dataUri(String type, byte[] bytes) {
    String text = "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    return LocalImage.inspect(new ImageSource.DataUri(text));
  }

  private static String fault(byte[] bytes) {
    return inspect(bytes).getLeft().message();
  }
}
