package dev.kinoport.clipwriter;

import dev.kinoport.clipwriter.image.EncodedImage;
import dev.kinoport.clipwriter.image.TestImages;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.FrameSize;
import dev.kinoport.clipwriter.scene.Framing;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clips of random images in random sizes, all of which a strict decoder must take in silence. */
class ClipFuzzTest {
  private static final int CLIPS_IN_A_BATCH = 25;
  private static final int BATCHES = Boolean.getBoolean("proof") ? 16 : 2;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("seeds")
  void aStrictDecoderTakesEveryClip(long seed) {
    Ffmpeg ffmpeg = Ffmpeg.orSkip(folder);
    SplittableRandom dice = new SplittableRandom(seed);
    List<byte[]> clips = new ArrayList<>();
    for (int i = 0; i < CLIPS_IN_A_BATCH; i++) {
      clips.add(WrittenClip.of(randomSpec(dice)));
    }

    ffmpeg.decodeInSilence(clips);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, BATCHES);
  }

  private static ClipSpec randomSpec(SplittableRandom dice) {
    FrameSize size = new FrameSize(2 * dice.nextInt(16, 321), 2 * dice.nextInt(16, 321));
    int rate = dice.nextInt(5) == 0 ? dice.nextInt(1, 61) : 24;
    int frames = dice.nextInt(1, 3 * rate + 1);
    return new ClipSpec(
        randomImage(dice),
        dice.nextBoolean() ? Optional.of(randomImage(dice)) : Optional.empty(),
        randomText(dice),
        new ClipLength(frames, rate),
        new Framing.Exactly(size),
        dice.nextLong());
  }

  private static EncodedImage randomImage(SplittableRandom dice) {
    int width = dice.nextInt(1, 500);
    int height = dice.nextInt(1, 500);
    int colour = dice.nextInt(1 << 24);
    int step = dice.nextInt(1, 9);
    BufferedImage image =
        switch (dice.nextInt(6)) {
          case 0 -> TestImages.image(width, height, (x, y) -> dice.nextInt(1 << 24));
          case 1 -> TestImages.image(width, height, (x, y) -> colour);
          case 2 -> TestImages.image(width, height, (x, y) -> dice.nextInt(2) * 0xFFFFFF);
          case 3 -> TestImages.image(width, height, (x, y) -> (x / step + y / step & 1) * 0xFFFFFF);
          case 4 -> TestImages.image(width, height, (x, y) -> x * step + y & 0xFF);
          default -> TestImages.landscape(width, height, dice.nextLong());
        };
    return TestImages.png(image);
  }

  private static String randomText(SplittableRandom dice) {
    int[] characters =
        IntStream.range(0, dice.nextInt(60)).map(i -> dice.nextInt(1, 300)).toArray();
    return new String(characters, 0, characters.length);
  }
}
