package dev.kinoport.fal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.FalHosts;
import dev.kinoport.fal.raw.Await;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.json.Json;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Either;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images and files on their way in. */
class UploadsTest {
  @TempDir Path folder;

  @Test
  void anImageIsAnnouncedWithTheKeyAndPutWithoutIt() throws Exception {
    LocalImage image = image();
    try (RawServer server = storage();
        Fal fal = fal(server)) {
      URI address = fal.provider().uploader().upload(image).get();

      assertThat(address).isEqualTo(URI.create("https://v3b.fal.media/files/b/1/x.png"));
      RawServer.Received announced = server.received().getFirst();
      assertThat(announced.target())
          .isEqualTo("/rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3");
      assertThat(announced.header("authorization")).isEqualTo("Key offline:offline");
      assertThat(WireJson.object(announced.text()).text("content_type")).contains("image/png");
      RawServer.Received put = server.received().getLast();
      assertThat(put.method()).isEqualTo("PUT");
      assertThat(put.headers()).doesNotContainKey("authorization");
      assertThat(put.header("content-type")).isEqualTo("image/png");
      assertThat(put.body()).isEqualTo(ByteString.of(image.read().get()));
    }
  }

  @Test
  @Timeout(300)
  void whoAsksWhileAnImageIsOnItsWayGetsThatOne() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (RawServer server =
            storage(r -> {
              arrived.countDown();
              awaitQuietly(release);
              return RawServer.json(200, "{}");
            });
        Fal fal = fal(server)) {
      LocalImage image = image();
      FutureTask<Boolean> first = new FutureTask<>(() -> isUploaded(fal, image));
      FutureTask<Boolean> second = new FutureTask<>(() -> isUploaded(fal, image));
      Thread.ofPlatform().start(first);
      arrived.await();
      Thread waiting = Thread.ofPlatform().start(second);
      Await.until("the second waits", () -> waiting.getState() == Thread.State.WAITING);
      release.countDown();

      assertThat(first.get()).isTrue();
      assertThat(second.get()).isTrue();
      assertThat(server.received("PUT")).hasSize(1);
    }
  }

  private static boolean isUploaded(Fal fal, LocalImage image) {
    return fal.provider().uploader().upload(image).isRight();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFailedUploadIsTriedAnewWhenAskedAgain() throws Exception {
    AtomicInteger puts = new AtomicInteger();
    try (RawServer server =
            storage(r ->
                puts.getAndIncrement() == 0
                    ? RawServer.json(503, "{}")
                    : RawServer.json(200, "{}"));
        Fal fal = fal(server)) {
      assertThat(fal.provider().uploader().upload(image()).getLeft())
          .isInstanceOf(ProviderFailure.ServerFault.class);
      assertThat(server.received("PUT")).as("no hidden second try").hasSize(1);
      assertThat(fal.provider().uploader().upload(image()).isRight()).isTrue();
    }
  }

  @Test
  void aSmallImageIsUploadedToo() throws Exception {
    try (RawServer server = storage()) {
      FalConfig config = FalConfig.emulator(server.address());
      try (Fal fal = Fal.open(config.limits(config.limits().inlineImageBytes(1_000_000)))) {
        assertThat(fal.provider().uploader().upload(image()).get())
            .as("what travels in the request, nobody asks for here, and no journal is to hold")
            .isEqualTo(URI.create("https://v3b.fal.media/files/b/1/x.png"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, Rejected",
    "401, Denied",
    "403, Denied",
    "404, NotFound",
    "413, Rejected",
    "429, Throttled",
    "503, ServerFault"
  })
  void aRefusalMeansTheSameAtEveryStepOfAnUpload(int code, String failure) throws Exception {
    Path large = Files.write(folder.resolve("big.bin"), new byte[3_000]);
    for (String step :
        List.of("/initiate?", "/put?", "/initiate-multipart?", "/1?", "/complete?")) {
      try (RawServer server =
          new RawServer(r ->
              r.target().contains(step)
                  ? RawServer.json(code, "{\"detail\":\"no\"}")
                  : RawServer.json(
                      200,
                      """
                      {"file_url":"https://v3b.fal.media/x.png","upload_url":"http://%s/put?sig=s",
                       "etag":"e"}\
                      """
                          .formatted(r.header("host"))))) {
        FalConfig config = FalConfig.emulator(server.address());
        try (Fal fal = Fal.open(config.limits(config.limits().multipart(2_000, 1_000)))) {
          Either<ProviderFailure, URI> answer =
              step.equals("/initiate?") || step.equals("/put?")
                  ? fal.files().upload(small(), "image/png", UploadProgress.NONE)
                  : fal.files().upload(large, "video/mp4", UploadProgress.NONE);

          assertThat(answer.getLeft().getClass().getSimpleName()).as(step).isEqualTo(failure);
          assertThat(answer.getLeft().reason()).doesNotContain("sig=");
          boolean again = code == 429 || code >= 500;
          boolean ownTries = step.equals("/1?") || step.equals("/complete?");
          assertThat(server.received().stream().filter(r -> r.target().contains(step)))
              .as("what is final is not tried again, at %s", step)
              .hasSize(again && ownTries ? 3 : 1);
        }
      }
    }
  }

  private Path small() throws IOException {
    return Files.write(folder.resolve("small.png"), new byte[100]);
  }

  @Test
  void aWrongKeyIsToldInFalsWords() throws Exception {
    try (RawServer server =
            new RawServer(r -> RawServer.json(401, "{\"detail\": \"Invalid key\"}"));
        Fal fal = fal(server)) {
      assertThat(fal.provider().uploader().upload(image()).getLeft())
          .isEqualTo(new ProviderFailure.Denied("401: Invalid key"));
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void anImageThatChangedIsBadInput() throws Exception {
    Path file = Files.write(folder.resolve("a.png"), png(1));
    LocalImage image = LocalImage.inspect(new ImageSource.File(file)).get();
    Files.write(file, png(2));
    try (RawServer server = storage();
        Fal fal = fal(server)) {
      assertThat(fal.provider().uploader().upload(image).getLeft())
          .isInstanceOf(ProviderFailure.BadInput.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "<html>", "{\"file_url\":\"x\",\"upload_url\":\"y\"}"})
  void anAnswerWithoutAddressesIsUnreadable(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Fal fal = fal(server)) {
      assertThat(fal.provider().uploader().upload(image()).getLeft())
          .isInstanceOf(ProviderFailure.Unreadable.class);
    }
  }

  @Test
  void aLargeFileGoesInPartsOfWhichOnlyTheFailedAreRepeated() throws Exception {
    byte[] bytes = new byte[2_500];
    new Random(7).nextBytes(bytes);
    Path file = Files.write(folder.resolve("big.bin"), bytes);
    AtomicInteger seconds = new AtomicInteger();
    List<Long> progress = new ArrayList<>();
    try (RawServer server =
        storage(r ->
            r.target().contains("/2?") && seconds.getAndIncrement() == 0
                ? RawServer.json(500, "{}")
                : RawServer.json(
                    200, "{\"partNumber\":%s,\"etag\":\"e\"}".formatted(part(r.target()))))) {
      FalConfig config = FalConfig.emulator(server.address());
      try (Fal fal = Fal.open(config.limits(config.limits().multipart(2_000, 1_000)))) {
        var address =
            fal.files()
                .upload(file, "application/octet-stream", (sent, total) -> progress.add(sent));

        assertThat(address.isRight()).isTrue();
        assertThat(server.received("PUT"))
            .extracting(RawServer.Received::target)
            .containsExactly("/put/1?sig=s", "/put/2?sig=s", "/put/2?sig=s", "/put/3?sig=s");
        assertThat(whole(server)).isEqualTo(ByteString.of(bytes));
        assertThat(server.received().getLast().target()).isEqualTo("/put/complete?sig=s");
        assertThat(server.received().getLast().text())
            .isEqualTo(
                "{\"parts\":[{\"partNumber\":1,\"etag\":\"e\"},{\"partNumber\":2,\"etag\":\"e\"},"
                    + "{\"partNumber\":3,\"etag\":\"e\"}]}");
        assertThat(progress).last().isEqualTo(2_500L);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"partNumber\":9,\"etag\":\"e\"}", "<html>"})
  void aPartThatWasNotAcknowledgedFailsTheUpload(String body) throws Exception {
    Path file = Files.write(folder.resolve("big.bin"), new byte[3_000]);
    try (RawServer server = storage(r -> RawServer.json(200, body))) {
      FalConfig config = FalConfig.emulator(server.address());
      try (Fal fal = Fal.open(config.limits(config.limits().multipart(2_000, 1_000)))) {
        assertThat(fal.files().upload(file, "video/mp4", UploadProgress.NONE).getLeft())
            .isInstanceOf(ProviderFailure.Unreadable.class);
        assertThat(server.received("PUT")).as("three tries of the first part").hasSize(3);
      }
    }
  }

  /** The storage is wherever an answer says, and its own answers come before anything is bought. */
  @Test
  @Timeout(100)
  void anAnswerInDropsHoldsNoUploadUp() throws Exception {
    Path file = Files.write(folder.resolve("big.bin"), new byte[3_000]);
    AtomicReference<RawServer> itself = new AtomicReference<>();
    try (RawServer server = storage(r -> itself.get().drip("application/json"))) {
      itself.set(server);
      FalConfig config =
          FalConfig.emulator(server.address())
              .timeouts(HttpTimeouts.standard().submit(Duration.ofMillis(700)));
      try (Fal fal = Fal.open(config.limits(config.limits().multipart(2_000, 1_000)))) {
        assertThat(fal.files().upload(file, "video/mp4", UploadProgress.NONE).getLeft())
            .isInstanceOf(ProviderFailure.Unreachable.class);
      }
    }
  }

  @Test
  void theEndOfALargeUploadIsAskedForAgain() throws Exception {
    Path file = Files.write(folder.resolve("big.bin"), new byte[3_000]);
    AtomicInteger ends = new AtomicInteger();
    try (RawServer server =
        storage(r ->
            r.target().contains("/complete")
                ? RawServer.json(ends.getAndIncrement() == 0 ? 503 : 200, "{}")
                : RawServer.json(
                    200, "{\"partNumber\":%s,\"etag\":\"e\"}".formatted(part(r.target()))))) {
      FalConfig config = FalConfig.emulator(server.address());
      try (Fal fal = Fal.open(config.limits(config.limits().multipart(2_000, 1_000)))) {
        assertThat(fal.files().upload(file, "video/mp4", UploadProgress.NONE).isRight()).isTrue();
        assertThat(server.received("PUT")).as("no part is sent again").hasSize(3);
      }
    }
  }

  @Test
  void aPartThatIsRefusedForGoodFailsTheUpload() throws Exception {
    Path file = Files.write(folder.resolve("big.bin"), new byte[3_000]);
    try (RawServer server =
        storage(r ->
            r.target().contains("/2?")
                ? RawServer.json(403, "{}")
                : RawServer.json(200, "{\"partNumber\":1,\"etag\":\"e\"}"))) {
      FalConfig config = FalConfig.emulator(server.address());
      try (Fal fal = Fal.open(config.limits(config.limits().multipart(2_000, 1_000)))) {
        assertThat(fal.files().upload(file, "video/mp4", UploadProgress.NONE).getLeft())
            .isInstanceOf(ProviderFailure.Denied.class);
        assertThat(server.received())
            .noneMatch(r -> r.target().contains("/3?") || r.target().contains("/complete"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 1_000})
  void aFileThatShrinksWhileItIsReadIsBadInput(int threshold) throws Exception {
    FileContent shrunk = FileContent.of(new byte[3_000]);
    FileContent shrinking =
        new FileContent() {
          @Override
          public long length() {
            return 4_000;
          }

          @Override
          public InputStream from(long offset) throws IOException {
            return shrunk.from(Math.min(offset, 3_000));
          }
        };
    try (RawServer server =
        storage(r ->
            RawServer.json(
                200, "{\"partNumber\":%s,\"etag\":\"e\"}".formatted(part(r.target()))))) {
      FalConfig config = FalConfig.emulator(server.address());
      try (Fal fal = Fal.open(config.limits(config.limits().multipart(threshold, 1_000)))) {
        assertThat(fal.files().upload(shrinking, "video/mp4", "x", UploadProgress.NONE).getLeft())
            .isInstanceOf(ProviderFailure.BadInput.class);
      }
    }
  }

  @Test
  void aLiveUploadDoesNotGoOutInClearText() {
    Json.Members wire =
        Json.object()
            .with("file_url", "https://v3.fal.media/x")
            .with("upload_url", "http://bucket.example/put");

    assertThat(UploadTarget.of(wire, FalHosts.live().rest()).isLeft()).isTrue();
    assertThat(UploadTarget.of(wire, URI.create("http://127.0.0.1:1/rest.fal.ai/")).isRight())
        .isTrue();
  }

  @Test
  void theSameImageIsSentOnceWhenManyAskAtTheSameTime() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (RawServer server =
            storage(r ->
                out -> {
                  arrived.countDown();
                  hold(go);
                  return RawServer.json(200, "{}").to(out);
                });
        Fal fal = fal(server);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      LocalImage image = image();
      var first = threads.submit(() -> fal.provider().uploader().upload(image));
      assertThat(arrived.await(2, TimeUnit.MINUTES)).isTrue();
      var others =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> fal.provider().uploader().upload(image)))
              .toList();
      go.countDown();

      assertThat(first.get().isRight()).isTrue();
      for (var other : others) {
        assertThat(other.get()).isEqualTo(first.get());
      }
      assertThat(server.received("PUT")).hasSize(1);
    }
  }

  @Test
  void aMissingFileIsBadInput() throws Exception {
    try (RawServer server = storage();
        Fal fal = fal(server)) {
      assertThat(
              fal.files()
                  .upload(folder.resolve("none"), "image/png", UploadProgress.NONE)
                  .getLeft())
          .isInstanceOf(ProviderFailure.BadInput.class);
      assertThat(server.received()).isEmpty();
    }
  }

  private static String part(String target) {
    return target.substring("/put/".length(), target.indexOf('?'));
  }

  /** The parts put together, the last try of each. */
  private static ByteString whole(RawServer server) {
    Buffer whole = new Buffer();
    List<RawServer.Received> puts = server.received("PUT");
    for (RawServer.Received put : List.of(puts.get(0), puts.get(2), puts.get(3))) {
      whole.write(put.body());
    }
    return whole.readByteString();
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RawServer storage() {
    return storage(r -> RawServer.json(200, "{}"));
  }

  private static RawServer storage(Function<RawServer.Received, RawServer.Reply> put) {
    return new RawServer(r ->
        r.target().contains("/initiate")
            ? RawServer.json(
                200,
                "{\"file_url\":\"https://v3b.fal.media/files/b/1/x.png\",\"upload_url\":\"http://%s/put?sig=s\"}"
                    .formatted(r.header("host")))
            : put.apply(r));
  }

  private static Fal fal(RawServer server) {
    return Fal.open(FalConfig.emulator(server.address()));
  }

  private static LocalImage image() throws Exception {
    return LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(png(1))).get();
  }

  private static byte[] png(int colour) throws Exception {
    BufferedImage picture = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, colour);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "png", out)).isTrue();
    return out.toByteArray();
  }
}
