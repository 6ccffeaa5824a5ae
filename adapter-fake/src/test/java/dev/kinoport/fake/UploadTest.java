package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Terms;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images on this machine reach the provider before the request does. */
class UploadTest {
  private static final Terms TERMS = Terms.standard().budget(PRICE);

  @TempDir Path folder;
  private Path image = Path.of("");

  @BeforeEach
  void drawAnImage() throws IOException {
    image = draw("kite.png", 0x3366CC);
  }

  @Test
  void anImageIsUploadedOnceAndShownInTheClip() throws IOException {
    Stage stage = Stage.playing(Life.realistic());

    Generated clip = stage.kinoport().generate(fromFile(), TERMS).get();

    assertThat(uploads(stage, clip.id())).isEqualTo(1);
    try (InputStream bytes = stage.kinoport().open(clip.clip()).get()) {
      assertThat(bytes.readAllBytes()).isNotEmpty();
    }
  }

  @Test
  void anUploadThatFailsIsRepeated() {
    VirtualTime time = VirtualTime.create();
    Stage stage = Stage.of(time, FakeProvider.on(time).uploadFailures(5).build());

    Generated clip = stage.kinoport().generate(fromFile(), TERMS).get();

    assertThat(uploads(stage, clip.id())).isEqualTo(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void anUploadThatNeverWorksEndsUnsentAndFree() {
    VirtualTime time = VirtualTime.create();
    Stage stage = Stage.of(time, FakeProvider.on(time).uploadFailures(1_000).build());

    assertNeverSent(stage, stage.kinoport().start(fromFile(), TERMS).get());
  }

  @Test
  void anImageThatPassesTheCheckIsTakenHoweverLargeItIs() throws IOException {
    Stage stage = Stage.playing(Life.realistic());
    RequestDraft huge = KITE.firstFrame(ImageSource.bytes(LazyClipTest.picturelessPng(12_000)));

    Generated clip = stage.kinoport().generate(huge, TERMS).get();

    try (InputStream bytes = stage.kinoport().open(clip.clip()).get()) {
      assertThat(Mp4File.faultIn(bytes.readAllBytes())).isEmpty();
    }
  }

  @Test
  void anImageThatChangedSinceItWasCheckedIsNotSent() throws IOException {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = stage.kinoport().start(fromFile(), TERMS).get();

    assertThat(draw("kite.png", 0xCC3333)).isEqualTo(image);

    assertNeverSent(stage, id);
  }

  @Test
  void anImageThatIsGoneIsNotSent() throws IOException {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = stage.kinoport().start(fromFile(), TERMS).get();

    Files.delete(image);

    assertNeverSent(stage, id);
  }

  private static void assertNeverSent(Stage stage, GenerationId id) {
    assertThat(stage.kinoport().await(id).getLeft())
        .isInstanceOfSatisfying(
            Failure.Failed.class,
            failed -> assertThat(failed.cause()).isInstanceOf(GenerationFailure.NeverSent.class));
    assertThat(stage.provider().received()).isEmpty();
    assertThat(stage.purse().committed()).containsExactly(Stage.NOTHING);
  }

  private RequestDraft fromFile() {
    return KITE.firstFrame(ImageSource.file(image));
  }

  private Path draw(String name, int colour) throws IOException {
    BufferedImage picture = new BufferedImage(480, 360, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, colour);
      }
    }
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(picture, "png", file.toFile())).isTrue();
    return file;
  }

  private static long uploads(Stage stage, GenerationId id) {
    return stage.events(id).stream()
        .filter(GenerationEvent.ImageUploaded.class::isInstance)
        .count();
  }
}
