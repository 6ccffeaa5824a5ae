package dev.kinoport.http.download;

import static dev.kinoport.http.download.ClipShop.CLIP;
import static dev.kinoport.http.download.ClipShop.LIMIT;
import static dev.kinoport.http.download.ClipShop.remote;
import static dev.kinoport.http.download.ClipShop.tinyMp4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips come whole, and go on from where they were. */
class HttpClipSourceTest {
  private static final ClipFailure TOO_LONG =
      new ClipFailure.Unacceptable("a clip of over 9 bytes, the limit; a setting raises it");

  @TempDir Path folder;

  @Test
  void aClipIsReadFromTheStartWithoutTheKey() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      ClipStream stream = shop.open(server, 0).get();

      try (InputStream body = stream.body()) {
        assertThat(body.readAllBytes()).isEqualTo(CLIP);
      }
      assertThat(stream.offset()).isZero();
      assertThat(stream.length()).isEqualTo(Option.of(10L));
      assertThat(server.received().getFirst().headers())
          .doesNotContainKey("authorization")
          .containsEntry("accept-encoding", "identity")
          .doesNotContainKey("range");
    }
  }

  @Test
  void aClipGoesOnWhereItWas() throws Exception {
    byte[] rest = "6789".getBytes(StandardCharsets.UTF_8);
    try (RawServer server = new RawServer(r -> clip(r, CLIP));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 6);
      ClipStream stream = shop.open(server, 6).get();

      try (InputStream body = stream.body()) {
        assertThat(body.readAllBytes()).isEqualTo(rest);
      }
      assertThat(stream.offset()).isEqualTo(6);
      assertThat(stream.length()).isEqualTo(Option.of(10L));
      assertThat(server.received().getLast().header("range")).isEqualTo("bytes=6-");
    }
  }

  @Test
  void aServerWithoutRangesStartsAnew() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 6);
      ClipStream stream = shop.open(server, 6).get();

      assertThat(stream.offset()).isZero();
      stream.body().close();
    }
  }

  @Test
  void aPartThatWasNotAskedForIsNotTaken() throws Exception {
    try (RawServer server =
            new RawServer(
                r -> RawServer.bytes(206, "video/mp4", CLIP, "Content-Range: bytes 3-9/10"));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      assertThat(shop.open(server, 0).getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
    }
  }

  @Test
  void aPartThatWasNotAskedForIsNotAskedForAgain() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.headers().containsKey("range")
                    ? RawServer.bytes(206, "video/mp4", CLIP, "Content-Range: bytes 3-9/10")
                    : RawServer.bytes(200, "video/mp4", CLIP));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 6);
      ClipStream stream = shop.open(server, 6).get();

      assertThat(stream.offset()).isZero();
      stream.body().close();
    }
  }

  /** Whoever asks may hold bytes of what the clip's address led to before. */
  @Test
  void bytesOfAnotherAddressAreNotGoneOnFrom() throws Exception {
    byte[] other = "abcdefghij".getBytes(StandardCharsets.UTF_8);
    try (RawServer server =
            new RawServer(r -> clip(r, r.target().contains("old") ? other : CLIP, "ETag: \"e\""));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      URI old = server.address().resolve("/v3.fal.media/old.mp4");
      URI fresh = server.address().resolve("/v3.fal.media/fresh.mp4");
      shop.begin(old, 6);

      assertThat(shop.open(fresh, 6).get().offset()).as("never begun").isZero();
      shop.begin(fresh, 4);
      assertThat(shop.open(old, 4).get().offset()).as("not where it broke off").isZero();
      shop.begin(fresh, 4);
      assertThat(shop.open(fresh, 4).get().offset()).isEqualTo(4);
      assertThat(server.received())
          .filteredOn(r -> r.headers().containsKey("range"))
          .extracting(RawServer.Received::target)
          .containsExactly("/v3.fal.media/fresh.mp4");
    }
  }

  @Test
  void aClipWhoseAddressChangedIsStoredFromOneFileOnly() throws Exception {
    byte[] clip = tinyMp4();
    byte[] other = clip.clone();
    other[8] = 'X';
    try (RawServer server =
            new RawServer(r ->
                r.target().contains("old")
                    ? RawServer.cut("video/mp4", other.length, Arrays.copyOf(other, 20))
                    : clip(r, clip));
        ClipShop shop = ClipShop.here(LIMIT, folder)) {
      URI old = server.address().resolve("/v3.fal.media/old.mp4");
      URI fresh = server.address().resolve("/v3.fal.media/fresh.mp4");

      assertThat(shop.store().keep("gen-1", remote(old)).isLeft()).isTrue();
      assertThat(shop.store().keep("gen-1", remote(fresh)).isRight()).isTrue();
      assertThat(Files.readAllBytes(folder.resolve("gen-1.mp4"))).isEqualTo(clip);
    }
  }

  @Test
  void aClipGoesOnOnlyIfItIsStillTheSame() throws Exception {
    try (RawServer server =
            new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP, "ETag: \"one\""));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 6);
      shop.open(server, 6).get().body().close();

      assertThat(server.received().getFirst().headers()).doesNotContainKey("if-range");
      assertThat(server.received().getLast().headers())
          .containsEntry("range", "bytes=6-")
          .containsEntry("if-range", "\"one\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ETag: \"a\"                                 | 10 | ETag: \"b\"                            "
            + "     | 10",
        "ETag: W/\"a\"                               | 10 | ETag: W/\"b\"                          "
            + "     | 10",
        "Last-Modified: Tue, 01 Dec 2026 10:00:00 GMT | 10 | Last-Modified: Tue, 01 Dec 2026"
            + " 10:00:01 GMT | 10",
        "X-None: 1                                    | 10 | X-None: 1                             "
            + "       | 11",
      })
  void aPartOfAnotherClipThanBeforeIsNotJoined(
      String header, int length, String laterHeader, int laterLength) throws Exception {
    byte[] first = Arrays.copyOf(CLIP, length);
    byte[] later = new byte[laterLength];
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server =
            new RawServer(r ->
                requests.getAndIncrement() == 0
                    ? clip(r, first, header)
                    : clip(r, later, laterHeader));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 6);
      ClipStream stream = shop.open(server, 6).get();

      assertThat(stream.offset()).isZero();
      try (InputStream body = stream.body()) {
        assertThat(body.readAllBytes()).isEqualTo(later);
      }
      assertThat(server.received()).hasSize(3);
    }
  }

  /** Two nodes may have written the same file a second apart: the tag promises every byte. */
  @Test
  void aStrongTagJoinsWhatWasModifiedAtAnotherTime() throws Exception {
    AtomicInteger seconds = new AtomicInteger();
    try (RawServer server =
            new RawServer(r ->
                clip(
                    r,
                    CLIP,
                    "ETag: \"a\"",
                    "Last-Modified: Tue, 01 Dec 2026 10:00:0%d GMT"
                        .formatted(seconds.getAndIncrement())));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 6);

      assertThat(shop.open(server, 6).get().offset()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 6, true", "10, 10, false"})
  void anEndWhereNoneWasToldIsThatOfAnotherClip(int length, int end, boolean isAnother)
      throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.headers().containsKey("range")
                    ? RawServer.bytes(
                        416, "text/plain", new byte[0], "Content-Range: bytes */" + end)
                    : RawServer.bytes(200, "video/mp4", Arrays.copyOf(CLIP, length)));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, end);
      ClipStream stream = shop.open(server, end).get();

      assertThat(stream.offset()).isEqualTo(isAnother ? 0 : end);
      stream.body().close();
    }
  }

  /** Within one second a file may be written twice; a tag that is weak promises no byte. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "X-None: 1 | 10:00:01 | Tue, 01 Dec 2026 10:00:00 GMT",
        "X-None: 1 | 10:00:00 | -",
        "ETag: W/\"a\" | 10:00:01 | -",
        "ETag: \"a\" | 10:00:01 | \"a\"",
      })
  void aClipGoesOnOnWhatPromisesThatItIsTheSame(String tag, String now, @Nullable String promise)
      throws Exception {
    String modified = "Last-Modified: Tue, 01 Dec 2026 10:00:00 GMT";
    String date = "Date: Tue, 01 Dec 2026 " + now + " GMT";
    try (RawServer server = new RawServer(r -> clip(r, CLIP, tag, modified, date));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 6);
      ClipStream stream = shop.open(server, 6).get();

      assertThat(stream.offset()).isEqualTo(6);
      stream.body().close();
      assertThat(server.received().getLast().headers().get("if-range")).isEqualTo(promise);
    }
  }

  @Test
  void aPartThatTellsNoLengthIsOfTheClipThatToldIt() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.headers().containsKey("range")
                    ? RawServer.bytes(206, "video/mp4", new byte[2], "Content-Range: bytes 6-7/*")
                    : RawServer.bytes(200, "video/mp4", CLIP));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 6);
      ClipStream stream = shop.open(server, 6).get();

      assertThat(stream.length()).isEqualTo(Option.of(10L));
      stream.body().close();
    }
  }

  @ParameterizedTest
  @CsvSource({"true, gzip", "true, identity", "false, gzip", "false, br"})
  void aClipIsUnpackedIfItsBytesAreAndNotIfItsLabelSaysSo(boolean isPacked, String label)
      throws Exception {
    byte[] clip = tinyMp4();
    byte[] sent = isPacked ? packed(clip) : clip;
    try (RawServer server =
            new RawServer(
                r -> RawServer.bytes(200, "video/mp4", sent, "Content-Encoding: " + label));
        ClipShop shop = ClipShop.here(LIMIT, folder)) {
      URI there = server.address().resolve("/v3.fal.media/x.mp4");

      StoredClip kept = shop.store().keep("gen-1", remote(there)).get();

      assertThat(Path.of(kept.location())).hasBinaryContent(clip);
    }
  }

  @Test
  void aPackedClipThatBreaksOffStartsAnew() throws Exception {
    byte[] clip = tinyMp4();
    byte[] sent = packed(clip);
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server =
            new RawServer(r ->
                RawServer.bytes(
                    200,
                    "video/mp4",
                    requests.getAndIncrement() == 0 ? Arrays.copyOf(sent, sent.length - 9) : sent,
                    "Content-Encoding: gzip"));
        ClipShop shop = ClipShop.here(LIMIT, folder)) {
      URI there = server.address().resolve("/v3.fal.media/x.mp4");

      assertThat(shop.store().keep("gen-1", remote(there)).getLeft())
          .isInstanceOf(ClipFailure.Interrupted.class);
      StoredClip kept = shop.store().keep("gen-1", remote(there)).get();

      assertThat(Path.of(kept.location())).hasBinaryContent(clip);
      assertThat(server.received().getLast().headers()).doesNotContainKey("range");
    }
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    Buffer packed = new Buffer();
    try (BufferedSink gzip = Okio.buffer(new GzipSink(packed))) {
      gzip.write(bytes);
    }
    return packed.readByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"video/webm", "application/octet-stream", "text/plain", "image/png", "nonsense"})
  void aClipIsJudgedByItsBytesAndNotByItsLabel(String type) throws Exception {
    byte[] clip = tinyMp4();
    byte[] page = "<html>no clip</html>".getBytes(StandardCharsets.UTF_8);
    try (RawServer server =
            new RawServer(
                r -> RawServer.bytes(200, type, r.target().contains("page") ? page : clip));
        ClipShop shop = ClipShop.here(LIMIT, folder)) {
      URI there = server.address().resolve("/v3.fal.media/x.mp4");

      assertThat(shop.store().keep("gen-1", remote(there)).isRight()).isTrue();
      assertThat(shop.store().keep("gen-2", remote(there.resolve("page"))).getLeft())
          .isInstanceOf(ClipFailure.Damaged.class);
    }
  }

  @Test
  void aClipThatIsHereAlreadyNeedsNoMoreBytes() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.headers().containsKey("range")
                    ? RawServer.bytes(416, "text/plain", new byte[0], "Content-Range: bytes */10")
                    : RawServer.bytes(200, "video/mp4", CLIP));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 10);
      ClipStream stream = shop.open(server, 10).get();

      try (InputStream body = stream.body()) {
        assertThat(body.readAllBytes()).isEmpty();
      }
      assertThat(stream.offset()).isEqualTo(10);
    }
  }

  @Test
  void aPartLongerThanTheClipStartsAnew() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.headers().containsKey("range")
                    ? RawServer.bytes(416, "text/plain", new byte[0], "Content-Range: bytes */4")
                    : RawServer.bytes(200, "video/mp4", CLIP));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.begin(server, 6);
      ClipStream stream = shop.open(server, 6).get();

      assertThat(stream.offset()).isZero();
      stream.body().close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, Gone",
    "410, Gone",
    "403, Gone",
    "500, Interrupted",
    "503, Interrupted",
    "429, Interrupted"
  })
  void noClipIsAFailureWithAName(int code, String failure) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, "{}"));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      assertThat(shop.open(server, 0).getLeft().getClass().getSimpleName()).isEqualTo(failure);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void anAnnouncedExcessIsForbiddenUnread() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        ClipShop shop = ClipShop.here(9, Path.of("unused"))) {
      assertThat(shop.open(server, 0).getLeft()).isEqualTo(TOO_LONG);
    }
  }

  @Test
  void anUnannouncedExcessBreaksOff() throws Exception {
    String endless = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n0123456789";
    try (RawServer server =
            new RawServer(r ->
                out -> {
                  out.write(endless.getBytes(StandardCharsets.UTF_8));
                  out.flush();
                  return false;
                });
        ClipShop shop = ClipShop.here(9, Path.of("unused"))) {
      try (InputStream body = shop.open(server, 0).get().body()) {
        assertThatThrownBy(body::readAllBytes)
            .isInstanceOf(IOException.class)
            .hasMessage(TOO_LONG.reason());
      }
      assertThat(shop.open(server, 0).getLeft())
          .as("and is known from then on")
          .isEqualTo(TOO_LONG);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aTruncatedClipIsResumedAndStoredOnlyWhole() throws Exception {
    byte[] clip = tinyMp4();
    try (RawServer server =
            new RawServer(r ->
                r.headers().containsKey("range")
                    ? RawServer.bytes(
                        206,
                        "video/mp4",
                        Arrays.copyOfRange(clip, 20, clip.length),
                        "Content-Range: bytes 20-%d/%d".formatted(clip.length - 1, clip.length))
                    : RawServer.cut("video/mp4", clip.length, Arrays.copyOf(clip, 20)));
        ClipShop shop = ClipShop.here(LIMIT, folder)) {
      RemoteClip remote =
          new RemoteClip(
              server.address().resolve("/v3.fal.media/x.mp4"), Option.none(), Option.none());

      assertThat(shop.store().keep("gen-1", remote).getLeft())
          .isInstanceOf(ClipFailure.Interrupted.class);
      assertThat(folder.resolve("gen-1.mp4")).doesNotExist();
      var kept = shop.store().keep("gen-1", remote);

      assertThat(server.received()).hasSize(2);
      assertThat(server.received().getLast().header("range")).isEqualTo("bytes=20-");
      assertThat(kept.isRight()).as("%s", kept).isTrue();
      assertThat(Files.readAllBytes(folder.resolve("gen-1.mp4"))).isEqualTo(clip);
    }
  }

  /** A server of one file that can go on anywhere. */
  private static RawServer.Reply clip(RawServer.Received request, byte[] file, String... headers) {
    String range = request.headers().getOrDefault("range", "bytes=0-");
    int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Range: bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
    return RawServer.bytes(
        request.headers().containsKey("range") ? 206 : 200,
        "video/mp4",
        Arrays.copyOfRange(file, from, file.length),
        all.toArray(String[]::new));
  }
}
