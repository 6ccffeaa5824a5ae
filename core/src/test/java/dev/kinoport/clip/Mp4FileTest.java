package dev.kinoport.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp4FileTest {
  @TempDir Path folder;

  @Test
  void aClipTellsSizeLengthAndFrameRate() throws IOException {
    assertThat(facts(TestClips.whole()).get())
        .isEqualTo(new ClipFacts(1366, 768, new BigDecimal("5.875"), 141, new BigDecimal("24")));
  }

  @Test
  void aClipThatEndsAnywhereEarlierIsDamaged() throws IOException {
    byte[] whole = TestClips.whole();

    for (int length = 0; length < whole.length; length++) {
      Either<ClipFailure, ClipFacts> facts = facts(Arrays.copyOf(whole, length));

      assertThat(facts.isLeft()).as("%d of %d bytes", length, whole.length).isTrue();
      assertThat(facts.getLeft()).isInstanceOf(ClipFailure.Damaged.class);
    }
  }

  @Test
  void bytesBehindTheLastBoxAreDamage() throws IOException {
    byte[] more = TestClips.joined(TestClips.whole(), new byte[] {1, 2, 3});

    assertThat(facts(more).getLeft().reason()).contains("breaks at byte");
  }

  @Test
  void lengthsMayBeWrittenWith64Bits() throws IOException {
    byte[] file =
        TestClips.joined(
            TestClips.video(TestClips.longMediaHeader(1_000, 2_000), 50),
            TestClips.longBox("mdat", new byte[500]));

    assertThat(facts(file).get())
        .isEqualTo(new ClipFacts(640, 360, new BigDecimal("2"), 50, new BigDecimal("25")));
  }

  @Test
  void aLastBoxMayReachToTheEndOfTheFile() throws IOException {
    byte[] open = TestClips.box("mdat", new byte[500]);
    Arrays.fill(open, 0, 4, (byte) 0);

    assertThat(facts(TestClips.joined(TestClips.whole(), open)).isRight()).isTrue();
  }

  @Test
  void lengthsBeyondAllBoundsAreDamage() throws IOException {
    byte[] huge = TestClips.longBox("mdat", new byte[500]);
    Arrays.fill(huge, 8, 16, (byte) 0xFF);
    byte[] tiny = TestClips.box("mdat", new byte[500]);
    Arrays.fill(tiny, 0, 4, (byte) 0);
    tiny[3] = 7;

    assertThat(facts(TestClips.joined(TestClips.whole(), huge)).isLeft()).isTrue();
    assertThat(facts(TestClips.joined(TestClips.whole(), tiny)).isLeft()).isTrue();
  }

  @Test
  void soundAloneIsNoClip() throws IOException {
    assertThat(facts(TestClips.soundOnly()).getLeft().reason()).contains("no video track");
  }

  @Test
  void anIndexOrMediaMustNotBeMissing() throws IOException {
    assertThat(facts(TestClips.file()).getLeft().reason()).contains("no index");
    assertThat(facts(TestClips.box("ftyp", new byte[8])).isLeft()).isTrue();
    assertThat(facts("<html>not found</html>".getBytes(StandardCharsets.UTF_8)).getLeft().reason())
        .contains("not an MP4");
  }

  /** Its boxes fill it exactly, and there is nothing to be seen. */
  @Test
  void aClipWithLessMediaThanItsPicturesAreIsDamaged() throws IOException {
    int[] pictures = {20_000, 1_000, 500};
    for (int length : new int[] {0, 1, 21_499}) {
      byte[] file = TestClips.videoOf(new byte[length], pictures);

      assertThat(facts(file).getLeft().reason())
          .isEqualTo(
              String.format(
                  Locale.ROOT,
                  "the file has %,d bytes of media, and its pictures are 21,500",
                  length));
      assertThat(Mp4File.faultIn(file)).contains(facts(file).getLeft().reason());
      assertThat(VideoContainer.faultIn(file)).contains(facts(file).getLeft().reason());
    }
    assertThat(facts(TestClips.videoOf(new byte[21_500], pictures)).isRight()).isTrue();
    byte[] whole = TestClips.whole();
    byte[] hollow = TestClips.joined(cut(whole, 3_008), TestClips.box("mdat"));
    assertThat(facts(hollow).getLeft().reason()).contains("0 bytes of media");
    byte[] split =
        TestClips.joined(
            cut(whole, 3_008),
            TestClips.box("mdat", new byte[600]),
            TestClips.box("mdat", new byte[500]));
    assertThat(facts(split).isRight()).isTrue();
  }

  /** An index that was copied from another file, or whose entries are damaged. */
  @ParameterizedTest
  @CsvSource({
    "stco, 1, 4000000000, 4000000000",
    "stco, 2, 4000000000, 4000000000",
    "co64, 1, 4000000000, 4000000000",
    "co64, 1, -1, 18446744073709551615",
    "stco, 1, 400, 400"
  })
  void aClipWhoseIndexLooksBeyondItsEndIsDamaged(String kind, int count, long place, String told)
      throws IOException {
    boolean isWide = kind.equals("co64");
    ByteBuffer table = ByteBuffer.allocate(8 + (isWide ? 8 : 4) * count).putInt(4, count);
    if (isWide) {
      table.putLong(table.capacity() - 8, place);
    } else {
      table.putInt(table.capacity() - 4, (int) place);
    }
    byte[] file = TestClips.placed(TestClips.box(kind, table.array()));
    String fault =
        "the file has %d bytes, and its index looks for media at byte %s"
            .formatted(file.length, told);

    assertThat(facts(file).getLeft().reason()).isEqualTo(fault);
    assertThat(Mp4File.faultIn(file)).contains(fault);
  }

  @Test
  void anIndexMayLookAtAnythingThatIsThereAndMayBeCutOff() throws IOException {
    byte[] none = TestClips.placed(TestClips.box("stco", new byte[8]));
    int length = none.length + 4;
    byte[] last = ByteBuffer.allocate(12).putInt(4, 1).putInt(8, length - 10).array();
    byte[] more = ByteBuffer.allocate(12).putInt(4, -1).putInt(8, length).array();

    assertThat(facts(none).isRight()).isTrue();
    assertThat(facts(TestClips.placed(TestClips.box("stco", last))).isRight()).isTrue();
    assertThat(facts(TestClips.placed(TestClips.box("stco", more))).isRight()).isTrue();
    assertThat(facts(TestClips.placed(TestClips.box("co64", new byte[3]))).isRight()).isTrue();
  }

  /** A track of text or of a timecode says nothing of the clip. */
  @Test
  void onlyPicturesAndSoundMustBeThere() throws IOException {
    byte[] beyond = ByteBuffer.allocate(12).putInt(4, 1).putInt(8, 1_000_000).array();
    String file =
        new String(TestClips.placed(TestClips.box("stco", beyond)), StandardCharsets.ISO_8859_1);

    assertThat(placeFault(file)).isTrue();
    assertThat(placeFault(file.replace("vide", "soun"))).isTrue();
    assertThat(placeFault(file.replace("vide", "text"))).isFalse();
  }

  private static boolean placeFault(String file) throws IOException {
    return Mp4File.faultIn(file.getBytes(StandardCharsets.ISO_8859_1))
        .exists(fault -> fault.contains("its index looks for media"));
  }

  /** Each fragment tells of its own; what the index says of pictures is not asked. */
  @Test
  void aClipInFragmentsIsNotMeasured() throws IOException {
    assertThat(facts(TestClips.fragments(new byte[10], 20_000)).isRight()).isTrue();
  }

  private static byte[] cut(byte[] file, int less) {
    return Arrays.copyOf(file, file.length - less);
  }

  @Test
  void aTrackWithoutLengthOrFramesTellsNothing() throws IOException {
    assertThat(facts(TestClips.video(TestClips.mediaHeader(0, 10), 1)).isLeft()).isTrue();
    assertThat(facts(TestClips.video(TestClips.mediaHeader(10, 0), 1)).isLeft()).isTrue();
    assertThat(facts(TestClips.video(TestClips.mediaHeader(10, 10), 0)).isLeft()).isTrue();
    assertThat(facts(TestClips.video(TestClips.longMediaHeader(10, -1), 1)).isLeft()).isTrue();
  }

  @Test
  void aLengthBelowAMicrosecondIsStillALength() throws IOException {
    byte[] blink = TestClips.video(TestClips.mediaHeader(-1, 1), 1);

    assertThat(facts(blink).get().fps()).isEqualByComparingTo("4294967295");
  }

  @Test
  void anythingMayBeSpoiltAndNothingIsThrown() throws IOException {
    byte[] whole = TestClips.whole();
    Random dice = new Random(7);

    for (int round = 0; round < 2_000; round++) {
      byte[] spoilt = whole.clone();
      for (int i = 0; i < 4; i++) {
        spoilt[dice.nextInt(whole.length - 3_000)] = (byte) dice.nextInt(256);
      }
      Either<ClipFailure, ClipFacts> facts = facts(spoilt);

      assertThat(facts.isRight() || facts.getLeft() instanceof ClipFailure.Damaged)
          .as("round %d", round)
          .isTrue();
    }
  }

  /** What is paid by the second may have a hundred million of them, each of eight bytes. */
  @Test
  void aFileOfNothingButPartsIsNotReadToItsEnd() throws IOException {
    byte[] parts = new byte[8 * 600_000];
    byte[] part = TestClips.box("free");
    for (int at = 0; at < parts.length; at += part.length) {
      System.arraycopy(part, 0, parts, at, part.length);
    }
    byte[] file = TestClips.joined(TestClips.whole(), parts);

    assertThat(facts(file).getLeft().reason()).isEqualTo("the file is in more than 500,000 parts");
    assertThat(Mp4File.faultIn(file)).contains("the file is in more than 500,000 parts");
  }

  @Test
  void aMissingFileIsGone() {
    assertThat(Mp4File.facts(folder.resolve("none.mp4")).getLeft())
        .isInstanceOf(ClipFailure.Gone.class);
  }

  private Either<ClipFailure, ClipFacts> facts(byte[] content) throws IOException {
    return Mp4File.facts(Files.write(folder.resolve("clip.mp4"), content));
  }
}
