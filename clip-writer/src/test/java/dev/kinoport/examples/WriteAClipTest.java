package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.ClipException;
import dev.kinoport.clipwriter.ClipSpec;
import dev.kinoport.clipwriter.ClipWriter;
import dev.kinoport.clipwriter.image.EncodedImage;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.Framing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small, real MP4 from an image, without any provider. */
class WriteAClipTest {
  @TempDir Path folder;

  @Test
  void twoSecondsOfAnImage() throws IOException, ClipException {
    Path image = Path.of("../samples/kite-over-hills.jpg");

    // @start region="write-a-clip"
    byte[] mp4 =
        ClipWriter.write(
            new ClipSpec(
                EncodedImage.of(Files.readAllBytes(image)),
                Optional.empty(), // or what the last frame shows
                "a red kite over the hills",
                ClipLength.ofSeconds(2),
                new Framing.ShortSide(360),
                1)); // decides the camera
    // @end
    Path clip = Files.write(folder.resolve("kite.mp4"), mp4);

    assertThat(Files.size(clip)).isBetween(10_000L, 1_000_000L);
  }
}
