package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.STORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Generated;
import dev.kinoport.Terms;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.media.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clip is rendered when somebody reads it, and the same request gives the same bytes. */
class LazyClipTest {
  private final Stage stage = Stage.playing(Life.realistic());

  @Test
  void nothingIsRenderedUntilSomebodyReads() {
    StoredClip clip = generated(stage);

    assertThat(clip.fingerprint()).isEmpty();
  }

  @Test
  void anImageThatCannotBeDrawnIsStoodInForAndTheClipIsWhole() throws IOException {
    Generated clip =
        stage
            .kinoport()
            .generate(KITE.firstFrame(ImageSource.bytes(picturelessPng(640))), Terms.standard())
            .get();

    assertThat(Mp4File.faultIn(bytes(stage, clip.clip()))).isEmpty();
  }

  @Test
  void theSameRequestGivesTheSameBytesInAnyWorld() throws IOException {
    Stage other = Stage.playing(Life.instant());

    byte[] here = bytes(stage, generated(stage));
    byte[] there = bytes(other, generated(other));

    assertThat(here).isEqualTo(there);
  }

  @Test
  void anotherRequestGivesOtherBytes() throws IOException {
    StoredClip storm = stage.kinoport().generate(STORM, Terms.standard()).get().clip();

    assertThat(bytes(stage, storm)).isNotEqualTo(bytes(stage, generated(stage)));
  }

  @Test
  void theClipIsAnMp4OfWhatWasBought(@TempDir Path folder) throws IOException {
    StoredClip clip = stage.kinoport().generate(KITE.duration(10), Terms.standard()).get().clip();
    Path file = Files.write(folder.resolve("clip.mp4"), bytes(stage, clip));

    assertThat(Mp4File.facts(file).get().seconds()).isEqualByComparingTo("10");
    assertThat(Mp4File.facts(file).get().heightPx()).isEqualTo(768);
  }

  @Test
  void aClipOfNobodysIsGone() {
    StoredClip foreign = generated(Stage.playing(Life.instant()));

    assertThat(stage.kinoport().open(foreign).getLeft()).isInstanceOf(ClipFailure.Gone.class);
  }

  private static StoredClip generated(Stage stage) {
    return stage.kinoport().generate(KITE, Terms.standard()).get().clip();
  }

  private static byte[] bytes(Stage stage, StoredClip clip) throws IOException {
    try (InputStream bytes = stage.kinoport().open(clip).get()) {
      return bytes.readAllBytes();
    }
  }

  /**
   * Whole by its header and its length, so that it passes every check, and impossible to render.
   */
  static byte[] picturelessPng(int sidePx) {
    byte[] pixels = new byte[2 + 3 * sidePx * sidePx / 1032];
    byte[] signature = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] size =
        ByteBuffer.allocate(13).putInt(sidePx).putInt(sidePx).put((byte) 8).put((byte) 2).array();
    return ByteBuffer.allocate(57 + pixels.length)
        .put(signature)
        .put(chunk("IHDR", size))
        .put(chunk("IDAT", pixels))
        .put(chunk("IEND", new byte[0]))
        .array();
  }

  private static byte[] chunk(String kind, byte[] body) {
    byte[] chunk =
        ByteBuffer.allocate(12 + body.length)
            .putInt(body.length)
            .put(kind.getBytes(StandardCharsets.ISO_8859_1))
            .put(body)
            .array();
    CRC32 sum = new CRC32();
    sum.update(chunk, 4, 4 + body.length);
    ByteBuffer.wrap(chunk).putInt(8 + body.length, (int) sum.getValue());
    return chunk;
  }
}
