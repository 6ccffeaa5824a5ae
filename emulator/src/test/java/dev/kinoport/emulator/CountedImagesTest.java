package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.bound.WorldBounds;
import dev.kinoport.media.LocalImage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images are kept once, and counted as often as they are kept. */
@Timeout(300)
final class CountedImagesTest {
  private static final int MANY = 1_000;
  private static final byte[] KITE = Images.noise(1);

  private static Wire wire(long bytes) {
    VirtualTime time = VirtualTime.create();
    return Wire.before(
        time,
        FakeProvider.on(time)
            .catalogue(ShippedOffers.catalogue())
            .script(Script.always(Life.instant()))
            .bounds(new WorldBounds(MANY, bytes, MANY, MANY))
            .build());
  }

  @Test
  void anImageIsCountedOnceHoweverManyRequestsAreAboutIt() {
    try (Wire wire = wire(KITE.length * 3L / 2)) {
      String one = uploadedToFal(wire);
      String other = uploadedToFal(wire);
      assertThat(one).isNotEqualTo(other);
      for (int i = 0; i < 4; i++) {
        String address = i % 2 == 0 ? one : other;
        assertThat(wire.submit(input("kite " + i, address)).status())
            .as("job %d", i)
            .isEqualTo(200);
      }
      assertThat(images(wire)).hasSize(4);
    }
  }

  @Test
  void anImageThatComesWithEachRequestIsCountedWithEach() {
    try (Wire wire = wire(KITE.length * 4L)) {
      String image = Images.dataUri(KITE);
      assertThat(wire.submit(input("one", image)).status()).isEqualTo(200);
      assertThat(wire.submit(input("two", image)).status()).isEqualTo(200);
      assertThat(wire.submit(input("three", image)).status()).isEqualTo(429);
    }
  }

  @Test
  void filesOfReplicateAreKeptOnceToo() {
    try (Wire wire = wire(KITE.length * 3L / 2)) {
      String one = uploadedToReplicate(wire);
      String other = uploadedToReplicate(wire);
      assertThat(one).isNotEqualTo(other);
      for (String address : List.of(one, other, one, other)) {
        String input =
            "{\"input\":{\"prompt\":\"a kite\",\"first_frame_image\":\"%s\"}}".formatted(address);
        HttpRequest.Builder create =
            replicate(wire, "/models/minimax/hailuo-2.3/predictions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(input));
        assertThat(wire.send(create).status()).isEqualTo(201);
      }
      assertThat(images(wire)).hasSize(4);
    }
  }

  @Test
  void aFileOfOneShopTakesNoPlaceOfAnothersInTheNextServer(@TempDir Path folder) {
    VirtualTime time = VirtualTime.create();
    try (Wire wire = kept(folder, time)) {
      assertThat(uploadedToReplicate(wire)).isNotEmpty();
    }
    try (Wire wire = kept(folder, time)) {
      assertThat(uploadedToFal(wire)).isNotEmpty();
    }
  }

  private static Wire kept(Path folder, VirtualTime time) {
    WorldBounds oneFile = new WorldBounds(MANY, 2L * KITE.length, 1, MANY);
    return Wire.before(time, FakeProvider.on(time).bounds(oneFile).keptIn(folder).build());
  }

  /** All of one origin. */
  private static List<LocalImage> images(Wire wire) {
    List<LocalImage> images =
        wire.provider().administration().jobs().stream()
            .flatMap(job -> job.request().localImages().stream())
            .toList();
    assertThat(images)
        .allSatisfy(image -> assertThat(image.origin()).isSameAs(images.getFirst().origin()));
    return images;
  }

  private static String input(String prompt, String image) {
    return Wire.input(prompt).replace("https://example.com/cat.png", image);
  }

  private static String uploadedToFal(Wire wire) {
    Wire.Answer begun =
        wire.post(
            "/rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3",
            "{\"content_type\": \"image/png\", \"file_name\": \"kite.png\"}");
    HttpRequest.Builder upload =
        HttpRequest.newBuilder(URI.create(begun.text("upload_url")))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(KITE));
    assertThat(wire.send(upload).status()).isEqualTo(200);
    return begun.text("file_url");
  }

  private static HttpRequest.Builder replicate(Wire wire, String path) {
    return wire.keyed("/api.replicate.com/v1" + path).setHeader("Authorization", "Bearer r8_x");
  }

  private static String uploadedToReplicate(Wire wire) {
    String form =
        String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"content\"; filename=\"kite.png\"",
            "Content-Type: image/png",
            "",
            new String(KITE, StandardCharsets.ISO_8859_1),
            "--b--",
            "");
    Wire.Answer file =
        wire.send(
            replicate(wire, "/files")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1)));
    assertThat(file.status()).as(file.body()).isEqualTo(201);
    return file.json().object("urls").get().text("get").get();
  }
}
