package dev.kinoport.clipwriter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.Mp4Walker.Box;
import dev.kinoport.clipwriter.h264.Level;
import dev.kinoport.clipwriter.image.EncodedImage;
import dev.kinoport.clipwriter.image.TestImages;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.FrameSize;
import dev.kinoport.clipwriter.scene.Framing;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file around the pictures, read back box by box. */
class ClipFileTest {
  private static final String MEDIA = "moov/trak/mdia/";
  private static final String TABLE = MEDIA + "minf/stbl/";

  @Test
  void theIndexComesBeforeTheData() {
    byte[] clip = clip(new ClipLength(5, 24));

    assertThat(Mp4Walker.boxes(ByteBuffer.wrap(clip)))
        .extracting(Box::type)
        .containsExactly("ftyp", "moov", "mdat");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 24", "2, 24", "3, 24", "24, 24", "144, 24", "240, 24", "31, 25", "9, 1", "75, 50"
  })
  void lengthAndRateAreExact(int frames, int rate) {
    byte[] clip = clip(new ClipLength(frames, rate));

    Box movie = Mp4Walker.find(clip, "moov/mvhd");
    Box media = Mp4Walker.find(clip, MEDIA + "mdhd");
    Box times = Mp4Walker.find(clip, TABLE + "stts");
    assertThat(movie.int32(16) * (long) rate).isEqualTo(movie.int32(12) * (long) frames);
    assertThat(media.int32(16) * (long) rate).isEqualTo(media.int32(12) * (long) frames);
    assertThat(Mp4Walker.find(clip, "moov/trak/tkhd").int32(20)).isEqualTo(movie.int32(16));
    assertThat(times.int32(4)).isEqualTo(1);
    assertThat(times.int32(8)).isEqualTo(frames);
    assertThat(times.int32(12) * rate).isEqualTo(media.int32(12));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "7", "144"})
  void theSamplesFillTheData(int frames) {
    byte[] clip = clip(new ClipLength(frames, 24));

    Box sizes = Mp4Walker.find(clip, TABLE + "stsz");
    assertThat(sizes.int32(8)).isEqualTo(frames);
    int at = Mp4Walker.find(clip, TABLE + "stco").int32(8);
    for (int i = 0; i < frames; i++) {
      int size = sizes.int32(12 + 4 * i);
      assertThat(ByteBuffer.wrap(clip).getInt(at)).isEqualTo(size - 4);
      at += size;
    }
    assertThat(at).isEqualTo(clip.length);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "7", "144"})
  void framesAreShownOnceEachFromTimeZero(int frames) {
    byte[] clip = clip(new ClipLength(frames, 24));

    Box delays = Mp4Walker.find(clip, TABLE + "ctts");
    int perFrame = Mp4Walker.find(clip, TABLE + "stts").int32(12);
    int start = Mp4Walker.find(clip, "moov/trak/edts/elst").int32(12);
    boolean[] isShown = new boolean[frames];
    for (int i = 0; i < frames; i++) {
      int delay = delays.int32(12 + 8 * i);
      int frame = (i * perFrame + delay - start) / perFrame;
      assertThat(delay).isNotNegative();
      isShown[frame] = true;
    }
    assertThat(isShown).doesNotContain(false);
  }

  @Test
  void sizesAndDatesAreThoseOfTheSpec() {
    byte[] clip = clip(new ClipLength(2, 24));

    Box track = Mp4Walker.find(clip, "moov/trak/tkhd");
    assertThat(track.int32(76) >> 16).isEqualTo(70);
    assertThat(track.int32(80) >> 16).isEqualTo(50);
    assertThat(List.of(track.int32(4), track.int32(8))).containsOnly(0);
    Box description = Mp4Walker.find(clip, TABLE + "stsd");
    Box entry = Mp4Walker.boxes(description.content().slice(8, description.size() - 8)).get(0);
    assertThat(entry.type()).isEqualTo("avc1");
    assertThat(entry.int16(24)).isEqualTo(70);
    assertThat(entry.int16(26)).isEqualTo(50);
  }

  @Test
  void aPictureOfNoiseIsNoLongerThanItsLevelAllows() {
    FrameSize size = new FrameSize(1366, 768);
    SplittableRandom dice = new SplittableRandom(1);
    EncodedImage noise =
        TestImages.png(TestImages.image(1366, 768, (x, y) -> dice.nextInt(1 << 24)));
    ClipSpec spec =
        new ClipSpec(
            noise, Optional.empty(), "", new ClipLength(1, 24), new Framing.Exactly(size), 1);

    Box sizes = Mp4Walker.find(WrittenClip.of(spec), TABLE + "stsz");

    assertThat(sizes.int32(12)).isLessThanOrEqualTo(Level.L3_2.longestPicture(size) + 4);
  }

  private static byte[] clip(ClipLength length) {
    return WrittenClip.of(
        new ClipSpec(
            TestImages.png(TestImages.landscape(90, 60, 3)),
            Optional.empty(),
            "",
            length,
            new Framing.Exactly(new FrameSize(70, 50)),
            1));
  }
}
