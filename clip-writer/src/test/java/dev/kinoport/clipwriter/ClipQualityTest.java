package dev.kinoport.clipwriter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.image.DecodedFile;
import dev.kinoport.clipwriter.image.EncodedImage;
import dev.kinoport.clipwriter.image.TestImages;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.FrameSize;
import dev.kinoport.clipwriter.scene.Framing;
import dev.kinoport.clipwriter.scene.RenderedScene;
import dev.kinoport.clipwriter.scene.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a viewer sees, compared with the same scene drawn frame by frame. */
class ClipQualityTest {
  /** What a clip of six seconds has; {@code -Pproof} looks at all of them. */
  private static final int MOST_FRAMES = Boolean.getBoolean("proof") ? 144 : 32;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1366, 768, 144, 24, true, 38",
    "910, 512, 96, 24, false, 38",
    "270, 480, 50, 25, true, 38",
    "98, 86, 30, 24, false, 37",
    "64, 48, 2, 24, true, 37",
    "16, 16, 9, 24, true, 36"
  })
  void everyFrameLooksLikeTheSceneDrawnInFull(
      int width, int height, int length, int rate, boolean hasLast, int mean) {
    int frames = Math.min(length, MOST_FRAMES);
    FrameSize size = new FrameSize(width, height);
    ClipSpec spec = spec(size, new ClipLength(frames, rate), hasLast);
    Ffmpeg ffmpeg = Ffmpeg.orSkip(folder);

    List<byte[]> seen = ffmpeg.lumaOfEachFrame(WrittenClip.of(spec), size);

    assertThat(seen).hasSize(frames);
    RenderedScene yardstick = new RenderedScene(scene(spec, size));
    double sum = 0;
    for (int frame = 0; frame < frames; frame++) {
      double psnr = Psnr.of(seen.get(frame), yardstick.luma(frame), size);
      assertThat(psnr).as("PSNR of frame %d in dB", frame).isGreaterThan(34);
      sum += psnr;
    }
    assertThat(sum / frames).as("mean PSNR in dB").isGreaterThan(mean);
  }

  @Test
  void firstAndLastFrameShowTheImagesThemselves() {
    FrameSize size = new FrameSize(320, 240);
    ClipSpec spec = spec(size, ClipLength.ofSeconds(1), true);
    Ffmpeg ffmpeg = Ffmpeg.orSkip(folder);

    List<byte[]> seen = ffmpeg.lumaOfEachFrame(WrittenClip.of(spec), size);

    Scene scene = scene(spec, size);
    byte[] first = scene.first().luma().samples();
    byte[] last = scene.last().orElseThrow().luma().samples();
    assertThat(Psnr.of(seen.get(0), first, size)).isGreaterThan(38);
    assertThat(Psnr.of(seen.get(23), last, size)).isGreaterThan(38);
    assertThat(Psnr.of(seen.get(0), last, size)).isLessThan(20);
  }

  @Test
  void everyFrameIsNew() {
    FrameSize size = new FrameSize(320, 240);
    ClipSpec spec = spec(size, ClipLength.ofSeconds(2), false);
    Ffmpeg ffmpeg = Ffmpeg.orSkip(folder);

    List<byte[]> seen = ffmpeg.lumaOfEachFrame(WrittenClip.of(spec), size);

    for (int frame = 1; frame < seen.size(); frame++) {
      assertThat(seen.get(frame)).as("frame %d", frame).isNotEqualTo(seen.get(frame - 1));
    }
  }

  private static ClipSpec spec(FrameSize size, ClipLength length, boolean hasLast) {
    EncodedImage last = TestImages.png(TestImages.landscape(1366, 768, 2));
    return new ClipSpec(
        TestImages.png(TestImages.landscape(1600, 900, 1)),
        hasLast ? Optional.of(last) : Optional.empty(),
        "some-model: a red kite",
        length,
        new Framing.Exactly(size),
        7);
  }

  private static Scene scene(ClipSpec spec, FrameSize size) {
    return Scene.of(
        size,
        spec.length(),
        DecodedFile.of(spec.first()),
        spec.last().map(DecodedFile::of),
        spec.caption(),
        spec.motionSeed());
  }
}
