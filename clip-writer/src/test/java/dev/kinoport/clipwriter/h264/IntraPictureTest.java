package dev.kinoport.clipwriter.h264;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.Ffmpeg;
import dev.kinoport.clipwriter.Psnr;
import dev.kinoport.clipwriter.image.RasterSamples;
import dev.kinoport.clipwriter.image.TestImages;
import dev.kinoport.clipwriter.mp4.Mp4Movie;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.CoverFit;
import dev.kinoport.clipwriter.scene.FrameSize;
import dev.kinoport.clipwriter.scene.KeyframeSchedule;
import dev.kinoport.clipwriter.scene.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Key pictures of every coarseness, as another decoder sees them. */
class IntraPictureTest {
  private static final FrameSize SIZE = new FrameSize(150, 102);
  private static final ClipLength ONE_FRAME = new ClipLength(1, 24);
  private static final List<KeyframeSchedule.Entry> ORDER =
      KeyframeSchedule.of(ONE_FRAME).decodingOrder();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 9, 11, 12, 14, 17, 22, 26, 29, 30, 33, 35, 36, 40, 45, 50, 51})
  void errorsStayWithinTheStepOfTheQp(int qp) {
    Ffmpeg ffmpeg = Ffmpeg.orSkip(folder);
    SplittableRandom dice = new SplittableRandom(qp);
    IntBinaryOperator noise = (x, y) -> dice.nextInt(1 << 24);
    IntBinaryOperator blackAndWhite = (x, y) -> dice.nextInt(2) * 0xFFFFFF;
    IntBinaryOperator blocks = (x, y) -> x > 70 == y > 50 ? 0xFF0000 : 0x0000FF;

    for (IntBinaryOperator colour : List.of(noise, blackAndWhite, blocks)) {
      Picture picture = picture(colour);
      byte[] unit = IntraPicture.write(ORDER.get(0), picture.copy(), qp);
      byte[] seen = ffmpeg.lumaOfEachFrame(clip(unit), SIZE).get(0);

      // A step doubles every 6 QP, which costs 6 dB; noise at QP 0 has 58 dB and more.
      assertThat(Psnr.of(seen, picture.luma().samples(), SIZE)).isGreaterThan(57 - qp);
    }
  }

  @Test
  void macroblocksThatWouldGrowTooLongAreRaw() {
    SplittableRandom dice = new SplittableRandom(1);
    Picture noise = picture((x, y) -> dice.nextInt(1 << 24));
    int macroblocks = noise.macroblockColumns() * noise.macroblockRows();

    byte[] unit = IntraPicture.write(ORDER.get(0), noise, 0);

    assertThat(unit.length).isBetween(384 * macroblocks, 390 * macroblocks + 20);
  }

  @Test
  void aFlatPictureTakesABitOrTwoForEachMacroblock() {
    Picture flat = picture((x, y) -> 0x336699);

    assertThat(IntraPicture.write(ORDER.get(0), flat, 26).length).isLessThan(90);
  }

  private static Picture picture(IntBinaryOperator colour) {
    return CoverFit.fit(RasterSamples.read(TestImages.image(150, 102, colour)), SIZE);
  }

  private static byte[] clip(byte[] unit) {
    ParameterSets parameters = new ParameterSets(SIZE, Level.of(SIZE, 24), 24);
    return new Mp4Movie(SIZE, ONE_FRAME, parameters, ORDER).write(List.of(unit));
  }
}
