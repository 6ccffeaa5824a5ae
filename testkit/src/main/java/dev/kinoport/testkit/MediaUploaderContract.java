package dev.kinoport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.ProviderFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link MediaUploader} must do. Extend it beside your adapter. */
public abstract class MediaUploaderContract {
  /** States of the outside world that an adapter's test must be able to bring about. */
  public enum World {
    /** Takes every image. */
    HEALTHY(0),
    /** Meets a fault at the first upload of an image, and takes it at the second. */
    STUTTERING(1);

    private final int failures;

    World(int failures) {
      this.failures = failures;
    }

    /** How many uploads of an image fail before it is taken. */
    public int failures() {
      return failures;
    }
  }

  /** Makes the contract's tests; a subclass adds the subject. */
  protected MediaUploaderContract() {}

  /** A fresh uploader facing {@code world}. */
  protected abstract MediaUploader facing(World world);

  @TempDir Path folder;

  private LocalImage image() {
    return Samples.imageIn(folder.resolve("kite.png"));
  }

  @Test
  void anUploadedImageHasAnAddress() {
    assertThat(facing(World.HEALTHY).upload(image()).get()).matches(URI::isAbsolute);
  }

  @Test
  void whereTheBytesComeFromDoesNotMatter() {
    ImageSource.Bytes bytes = (ImageSource.Bytes) ImageSource.bytes(Samples.png());

    assertThat(facing(World.HEALTHY).upload(LocalImage.inspect(bytes).get()).get())
        .matches(URI::isAbsolute);
  }

  @Test
  void anUploadMayBeRepeated() {
    MediaUploader uploader = facing(World.HEALTHY);

    assertThat(uploader.upload(image()).isRight()).isTrue();
    assertThat(uploader.upload(image()).isRight()).isTrue();
  }

  @Test
  void aFaultIsAFailureAndTheImageIsNotToBlame() {
    MediaUploader uploader = facing(World.STUTTERING);

    assertThat(uploader.upload(image()).getLeft()).isNotInstanceOf(ProviderFailure.BadInput.class);
    assertThat(uploader.upload(image()).isRight()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Spoiling.class)
  void anImageThatIsNoLongerWhatWasCheckedIsBadInput(Spoiling spoiling) throws IOException {
    LocalImage image = image();
    Path file = folder.resolve("kite.png");
    switch (spoiling) {
      case DELETED -> Files.delete(file);
      case CHANGED -> Files.writeString(file, "something else");
      case EMPTIED -> Files.write(file, new byte[0]);
    }

    assertThat(facing(World.HEALTHY).upload(image).getLeft())
        .isInstanceOfSatisfying(
            ProviderFailure.BadInput.class, bad -> assertThat(bad.reason()).isNotBlank());
  }

  enum Spoiling {
    DELETED,
    CHANGED,
    EMPTIED
  }
}
