package dev.kinoport.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image that was uploaded is in the clip, whoever renders it. */
final class KeptUploadTest {
  @TempDir private Path folder;

  private final VirtualTime time = VirtualTime.create();

  private FakeProvider process() {
    return FakeProvider.on(time)
        .script(Script.always(Life.instant()))
        .keptIn(folder.resolve("fake"))
        .build();
  }

  @Test
  void clipHasTheImageThatTheProcessBeforeTookIn() throws IOException {
    Path image = drawn("kite.png", 0x3366CC);
    Document request = Submissions.request(Stage.KITE.firstFrame(ImageSource.file(image)));
    Handle handle;
    byte[] before;
    try (FakeProvider first = process()) {
      handle = submitted(first, request, uploaded(first, request));
      before = clip(first, handle);
    }
    Files.delete(image);

    try (FakeProvider second = process()) {
      assertThat(clip(second, handle)).isEqualTo(before);
      assertThat(second.accepted().get(0).requestHash()).isEqualTo(request.digest());
    }
  }

  @Test
  void uploadIsStillAtItsAddressForARequestThatComesLater() throws IOException {
    Path image = drawn("kite.png", 0x3366CC);
    Document request = Submissions.request(Stage.KITE.firstFrame(ImageSource.file(image)));
    Map<String, URI> addresses;
    byte[] before;
    try (FakeProvider first = process()) {
      addresses = uploaded(first, request);
      before = clip(first, submitted(first, request, addresses));
      first.administration().reset();
    }

    try (FakeProvider second = process()) {
      assertThat(clip(second, submitted(second, request, addresses))).isEqualTo(before);
    }
  }

  @Test
  void whatSomebodyElseKeepsInAFolderOfThatNameStaysThere() throws IOException {
    Path uploads = Files.createDirectories(folder.resolve("fake/uploads"));
    List<Path> theirs = List.of(uploads.resolve("holiday.jpg"), uploads.resolve("film.part"));
    for (Path file : theirs) {
      Files.writeString(file, "theirs");
    }
    Document request =
        Submissions.request(Stage.KITE.firstFrame(ImageSource.file(drawn("kite.png", 0x3366CC))));
    try (FakeProvider provider = process()) {
      uploaded(provider, request);
      assertThat(uploads.toFile().list()).hasSize(3);
      provider.administration().contents().clear();
    }
    assertThat(uploads.toFile().list()).hasSize(2);
    assertThat(theirs).allSatisfy(file -> assertThat(file).hasContent("theirs"));
  }

  private Path drawn(String name, int colour) throws IOException {
    BufferedImage picture = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(10, 10, colour);
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(picture, "png", file.toFile())).isTrue();
    return file;
  }

  private static Map<String, URI> uploaded(FakeProvider provider, Document request) {
    LocalImage image = request.localImages().get(0);
    return Map.of(image.sha256(), provider.provider().uploader().upload(image).get());
  }

  private static Handle submitted(
      FakeProvider provider, Document request, Map<String, URI> addresses) {
    Submission submission = new Submission("generation-1", request, addresses, Option.none());
    return ((SubmitAnswer.Accepted) provider.provider().video().submit(submission)).handle();
  }

  private static byte[] clip(FakeProvider provider, Handle handle) throws IOException {
    URI address = provider.administration().clipAddress(handle.requestId());
    try (InputStream body =
        provider
            .clipSource()
            .open(new RemoteClip(address, Option.none(), Option.none()), 0)
            .get()
            .body()) {
      return body.readAllBytes();
    }
  }
}
