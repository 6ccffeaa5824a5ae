package dev.kinoport.http.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.config.ClipDownloadLimits;
import dev.kinoport.http.config.HttpSettings;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.http.config.MinimumSpeed;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.http.config.Secret;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips come from allowed places only, whole, and on from where they were. */
class HttpClipSourceTest {
  private static final byte[] CLIP = "0123456789".getBytes(StandardCharsets.UTF_8);

  private static final long LIMIT = 1_000_000;
  private static final ClipDownloadLimits LIVE = limits(List.of("fal.media", "*.fal.media"), false);
  private static final ClipFailure TOO_LONG =
      new ClipFailure.Unacceptable("a clip of over 9 bytes, the limit; a setting raises it");

  @TempDir Path folder;

  @Test
  void aClipIsReadFromTheStartWithoutTheKey() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      ClipStream stream = open(shop, server, 0).get();

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
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      begin(shop, server, 6);
      ClipStream stream = open(shop, server, 6).get();

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
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      begin(shop, server, 6);
      ClipStream stream = open(shop, server, 6).get();

      assertThat(stream.offset()).isZero();
      stream.body().close();
    }
  }

  @Test
  void aPartThatWasNotAskedForIsNotTaken() throws Exception {
    try (RawServer server =
            new RawServer(
                r -> RawServer.bytes(206, "video/mp4", CLIP, "Content-Range: bytes 3-9/10"));
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      assertThat(open(shop, server, 0).getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
    }
  }

  @Test
  void aPartThatWasNotAskedForIsNotAskedForAgain() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.headers().containsKey("range")
                    ? RawServer.bytes(206, "video/mp4", CLIP, "Content-Range: bytes 3-9/10")
                    : RawServer.bytes(200, "video/mp4", CLIP));
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      begin(shop, server, 6);
      ClipStream stream = open(shop, server, 6).get();

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
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      URI old = server.address().resolve("/v3.fal.media/old.mp4");
      URI fresh = server.address().resolve("/v3.fal.media/fresh.mp4");
      begin(shop, old, 6);

      assertThat(open(shop, fresh, 6).get().offset()).as("never begun").isZero();
      begin(shop, fresh, 4);
      assertThat(open(shop, old, 4).get().offset()).as("not where it broke off").isZero();
      begin(shop, fresh, 4);
      assertThat(open(shop, fresh, 4).get().offset()).isEqualTo(4);
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
        Shop shop = Shop.here(LIMIT, folder)) {
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
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      begin(shop, server, 6);
      open(shop, server, 6).get().body().close();

      assertThat(server.received().getFirst().headers()).doesNotContainKey("if-range");
      assertThat(server.received().getLast().headers())
          .containsEntry("range", "bytes=6-")
          .containsEntry("if-range", "\"one\"");
    }
  }

  @Test
  void aPartOfAnotherClipThanBeforeIsNotJoined() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server =
            new RawServer(r -> {
              String tag = "ETag: \"%d\"".formatted(requests.getAndIncrement());
              return r.headers().containsKey("range")
                  ? RawServer.bytes(
                      206, "video/mp4", new byte[4], "Content-Range: bytes 6-9/10", tag)
                  : RawServer.bytes(200, "video/mp4", CLIP, tag);
            });
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      begin(shop, server, 6);
      ClipStream stream = open(shop, server, 6).get();

      assertThat(stream.offset()).isZero();
      stream.body().close();
      assertThat(server.received()).hasSize(3);
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
        Shop shop = Shop.here(LIMIT, folder)) {
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
        Shop shop = Shop.here(LIMIT, folder)) {
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
        Shop shop = Shop.here(LIMIT, folder)) {
      URI there = server.address().resolve("/v3.fal.media/x.mp4");

      assertThat(shop.store().keep("gen-1", remote(there)).isRight()).isTrue();
      assertThat(shop.store().keep("gen-2", remote(there.resolve("page"))).getLeft())
          .isInstanceOf(ClipFailure.Damaged.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.fal.media", ClipDownloadLimits.ANY_HOST})
  void aProxyInsideIsNoClipFromInside(String hosts) throws Exception {
    OkHttpClient home =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getLoopbackAddress())).build();
    try (RawServer proxy = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP))) {
      String way = "http://proxy.example:" + proxy.port();
      try (Shop shop =
          new Shop(
              limits(List.of(hosts), false),
              Option.some(home),
              ProxyRules.of(Map.of("HTTP_PROXY", way)).get(),
              Path.of("unused"))) {
        URI clip = URI.create("http://v3.fal.media/x.mp4");

        open(shop, clip, 0).get().body().close();
        assertThat(proxy.received().getFirst().target()).isEqualTo(clip.toString());
        assertThat(proxy.received().getFirst().headers()).doesNotContainKey("authorization");
        assertThat(open(shop, URI.create(way + "/x.mp4"), 0).getLeft())
            .as("the proxy itself")
            .isEqualTo(new ClipFailure.Forbidden("clips do not come from proxy.example"));
      }
    }
  }

  @Test
  void anyHostIsNoneInside() {
    OkHttpClient home =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getLoopbackAddress())).build();
    try (Shop shop =
        new Shop(
            limits(List.of(ClipDownloadLimits.ANY_HOST), false),
            Option.some(home),
            Option.none(),
            Path.of("unused"))) {
      assertThat(open(shop, URI.create("https://anywhere.example/x.mp4"), 0).getLeft())
          .isInstanceOf(ClipFailure.Unacceptable.class)
          .extracting(ClipFailure::reason)
          .asString()
          .contains("inside");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:%d/x", "http://127.1:%d/x", "http://[::ffff:7f00:1]:%d/x"})
  void anAllowedAddressInsideIsForbiddenAllTheSame(String form) throws Exception {
    try (RawServer inside = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP))) {
      URI place = URI.create(form.formatted(inside.port()));
      ClipDownloadLimits limits = limits(List.of("127.0.0.1", "127.1", "[::ffff:7f00:1]"), false);
      try (Shop shop = new Shop(limits, Option.none(), Option.none(), Path.of("unused"))) {
        assertThat(open(shop, place, 0).getLeft()).isInstanceOf(ClipFailure.Forbidden.class);
        assertThat(inside.received()).isEmpty();
      }
    }
  }

  @Test
  void anEmulatorMayHaveTheAddressOfTheNewProtocol() {
    ClipHosts hosts = new ClipHosts(limits(List.of("[::1]"), true), proxy -> false);

    assertThat(hosts.complaint(HttpUrl.get("http://[::1]:80/x.mp4"), false))
        .isEqualTo(Option.none());
  }

  @Test
  void aClipThatIsHereAlreadyNeedsNoMoreBytes() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.headers().containsKey("range")
                    ? RawServer.bytes(416, "text/plain", new byte[0], "Content-Range: bytes */10")
                    : RawServer.bytes(200, "video/mp4", CLIP));
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      begin(shop, server, 10);
      ClipStream stream = open(shop, server, 10).get();

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
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      begin(shop, server, 6);
      ClipStream stream = open(shop, server, 6).get();

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
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      assertThat(open(shop, server, 0).getLeft().getClass().getSimpleName()).isEqualTo(failure);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void anAnnouncedExcessIsForbiddenUnread() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        Shop shop = Shop.here(9, Path.of("unused"))) {
      assertThat(open(shop, server, 0).getLeft()).isEqualTo(TOO_LONG);
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
        Shop shop = Shop.here(9, Path.of("unused"))) {
      try (InputStream body = open(shop, server, 0).get().body()) {
        assertThatThrownBy(body::readAllBytes)
            .isInstanceOf(IOException.class)
            .hasMessage(TOO_LONG.reason());
      }
      assertThat(open(shop, server, 0).getLeft())
          .as("and is known from then on")
          .isEqualTo(TOO_LONG);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void everyRedirectIsCheckedAgain() throws Exception {
    try (RawServer inside = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        RawServer server =
            new RawServer(r ->
                r.target().endsWith("/moved")
                    ? RawServer.bytes(200, "video/mp4", CLIP)
                    : RawServer.json(
                        302,
                        "",
                        r.target().contains("evil")
                            ? "Location: http://localhost:" + inside.port() + "/x"
                            : "Location: /moved"));
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      open(shop, server, 0).get().body().close();
      assertThat(server.received()).hasSize(2);

      URI evil = server.address().resolve("/v3.fal.media/evil");
      assertThat(open(shop, evil, 0).getLeft()).isInstanceOf(ClipFailure.Forbidden.class);
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void redirectsEndSomeDay() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(302, "", "Location: /again"));
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      assertThat(open(shop, server, 0).getLeft())
          .isEqualTo(new ClipFailure.Unacceptable("more than 5 redirects, the last to 127.0.0.1"));
      assertThat(server.received()).hasSize(6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://v3.fal.media/x, a redirect from 127.0.0.1 to no http address",
    "http://u:p@127.0.0.1/x, 'a redirect: an address with a password in it, at 127.0.0.1'"
  })
  void aRedirectThatNobodysPermissionHelpsIsUnacceptable(String location, String words)
      throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(302, "", "Location: " + location));
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      assertThat(open(shop, server, 0).getLeft()).isEqualTo(new ClipFailure.Unacceptable(words));
    }
  }

  @Test
  void aRedirectToAnotherHostSaysWhichAndNoMore() throws Exception {
    String location = "Location: https://u.example/x?signature=s";
    try (RawServer server = new RawServer(r -> RawServer.json(302, "", location));
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      assertThat(open(shop, server, 0).getLeft())
          .isEqualTo(
              new ClipFailure.Forbidden(
                  "a redirect: clips do not come from u.example",
                  Option.some(URI.create("https://u.example/"))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', Gone, empty",
    "/files/x.mp4?signature=secret, Unacceptable, '/files/x.mp4'",
    "//v3.fal.media/x.mp4, Unacceptable, '//v3.fal.media/x.mp4'",
    "'data:video/mp4;base64,AAAA', Unacceptable, data",
    "file:///etc/passwd, Unacceptable, file",
    "ftp://v3.fal.media/x.mp4, Unacceptable, ftp"
  })
  void anAddressThatIsNoneIsNamed(String address, String failure, String named) {
    try (Shop shop = Shop.live()) {
      ClipFailure found = open(shop, URI.create(address), 0).getLeft();

      assertThat(found.getClass().getSimpleName()).isEqualTo(failure);
      assertThat(found.reason()).contains(named).doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.1, 127.1",
    "localhost, localhost",
    "localhost, LOCALHOST",
    "files.localhost, files.localhost",
    "[::1], ::1",
    "[::1], [::1]"
  })
  void whoTrustsAPlaceInsideByItsNameMeansIt(String host, String trusted) {
    ClipHosts hosts = new ClipHosts(LIVE, proxy -> false);
    HttpUrl place = HttpUrl.get("http://" + host + ":8080/x.mp4");

    assertThat(hosts.complaint(place, false)).isNotEmpty();
    assertThat(hosts.trusting(Set.of(trusted)).complaint(place, false)).isEmpty();
    assertThat(hosts.trusting(Set.of("files.example")).complaint(place, false)).isNotEmpty();
  }

  @Test
  void aTrustedHostIsAllowedForItsClipAlone() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        Shop shop = Shop.live()) {
      RemoteClip clip = remote(URI.create("http://localhost:" + server.port() + "/x.mp4"));

      assertThat(shop.source().open(clip, 0).getLeft())
          .isEqualTo(new ClipFailure.Forbidden("clips do not come from localhost"));
      try (InputStream body =
          shop.source().open(clip.trusting(Set.of("localhost")), 0).get().body()) {
        assertThat(body.readAllBytes()).isEqualTo(CLIP);
      }
      assertThat(shop.source().open(clip, 0).isLeft()).isTrue();
      assertThat(server.received()).hasSize(1);
      assertThat(server.received().getFirst().headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void aTrustedHostIsAllowedWhereARedirectLeadsToo() throws Exception {
    try (RawServer other = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        RawServer server =
            new RawServer(r ->
                RawServer.json(
                    302, "", "Location: http://localhost:" + other.port() + "/moved.mp4"));
        Shop shop = Shop.here(LIMIT, Path.of("unused"))) {
      RemoteClip clip = remote(server.address().resolve("/v3.fal.media/x.mp4"));

      assertThat(shop.source().open(clip, 0).getLeft().reason())
          .isEqualTo("a redirect: clips do not come from localhost");
      shop.source().open(clip.trusting(Set.of("localhost")), 0).get().body().close();
      assertThat(other.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"files.example", "intranet", "metadata.google.internal"})
  void aTrustedNameThatSaysNothingOfItDoesNotLeadInside(String name) throws Exception {
    OkHttpClient rebound =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getLoopbackAddress())).build();
    try (RawServer inside = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        Shop shop = Shop.live(rebound)) {
      RemoteClip clip = remote(URI.create("http://%s:%d/x.mp4".formatted(name, inside.port())));

      assertThat(shop.source().open(clip.trusting(Set.of(name)), 0).getLeft())
          .isInstanceOf(ClipFailure.Unacceptable.class)
          .extracting(ClipFailure::reason)
          .asString()
          .contains("inside", name);
      assertThat(inside.received()).isEmpty();
    }
  }

  /**
   * What one clip may do must not open a door for the next, over a connection that still stands.
   */
  @Test
  void aConnectionOfATrustedHostIsNotUsedForOtherClips() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP))) {
      ClipDownloadLimits limits = limits(List.of("localhost"), false);
      try (Shop shop = new Shop(limits, Option.none(), Option.none(), Path.of("unused"))) {
        RemoteClip clip = remote(URI.create("http://localhost:" + server.port() + "/x.mp4"));
        try (InputStream body =
            shop.source().open(clip.trusting(Set.of("localhost")), 0).get().body()) {
          assertThat(body.readAllBytes()).isEqualTo(CLIP);
        }

        assertThat(shop.source().open(clip, 0).getLeft()).isInstanceOf(ClipFailure.Forbidden.class);
        assertThat(server.received()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/x.mp4",
        "https://fal.media.evil.example/x.mp4",
        "https://evilfal.media/x.mp4",
        "http://127.0.0.1/x.mp4",
        "https://user:pass@v3.fal.media/x.mp4",
        "file:///etc/passwd",
        "ftp://v3.fal.media/x.mp4",
        "data:video/mp4;base64,AAAA"
      })
  void otherPlacesAreForbiddenUnasked(String address) {
    try (Shop shop = Shop.live()) {
      assertThat(open(shop, URI.create(address), 0).getLeft())
          .isInstanceOfAny(ClipFailure.Forbidden.class, ClipFailure.Unacceptable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:a00:1::",
        "2001:0:4136:e378:8000:63bf:f5ff:fffa",
        "100::1",
        "0.1.2.3",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "fec0::1",
        "ff02::1"
      })
  void anAllowedNameThatLeadsInsideIsForbidden(String inside) {
    OkHttpClient rebound =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getByName(inside))).build();
    try (Shop shop = Shop.live(rebound)) {
      assertThat(open(shop, URI.create("https://v3.fal.media/x.mp4"), 0).getLeft())
          .isInstanceOf(ClipFailure.Unacceptable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.128.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "2606:4700::1",
        "64:ff9b::808:808",
        "2002:808:808::"
      })
  void anAddressOutsideIsOutside(String outside) throws Exception {
    assertThat(PrivateNetworks.have(InetAddress.getByName(outside))).isFalse();
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
        Shop shop = Shop.here(LIMIT, folder)) {
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

  /** As much of a file as the store looks at. */
  private static byte[] tinyMp4() {
    ByteBuffer file = ByteBuffer.allocate(48);
    file.putInt(24).put("ftypisom".getBytes(StandardCharsets.US_ASCII)).position(24);
    file.putInt(8).put("moov".getBytes(StandardCharsets.US_ASCII));
    file.putInt(16).put("mdat".getBytes(StandardCharsets.US_ASCII));
    return file.array();
  }

  private static Either<ClipFailure, ClipStream> open(Shop shop, RawServer server, long offset) {
    return open(shop, server.address().resolve("/v3.fal.media/x.mp4"), offset);
  }

  private static Either<ClipFailure, ClipStream> open(Shop shop, URI location, long offset) {
    return shop.source().open(remote(location), offset);
  }

  /** Takes so many bytes of a clip, and leaves the rest. */
  private static void begin(Shop shop, RawServer server, int bytes) throws IOException {
    begin(shop, server.address().resolve("/v3.fal.media/x.mp4"), bytes);
  }

  private static void begin(Shop shop, URI location, int bytes) throws IOException {
    try (InputStream body = open(shop, location, 0).get().body()) {
      assertThat(body.readNBytes(bytes)).hasSize(bytes);
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

  /** A clip of which nothing is known but where it is. */
  private static RemoteClip remote(URI location) {
    return new RemoteClip(location, Option.none(), Option.none());
  }

  private static ClipDownloadLimits limits(List<String> hosts, boolean privateToo) {
    return new ClipDownloadLimits(
        hosts, privateToo, LIMIT, "a setting raises it", MinimumSpeed.standard());
  }

  /** A shop of which nothing is used but its clips. */
  private record Shop(ShopHttp http, HttpClipSource source, FileClipStore store)
      implements AutoCloseable {
    Shop(
        ClipDownloadLimits limits,
        Option<OkHttpClient> client,
        Option<ProxyRules> proxies,
        Path folder) {
      this(
          new ShopHttp(
              new HttpSettings(
                  "shop",
                  "Key id:secret",
                  List.of(URI.create("https://shop.example/")),
                  Secret.of("id:secret", "secret"),
                  HttpTimeouts.standard(),
                  LIMIT,
                  proxies.map(rules -> rules),
                  client),
              new SystemTime()),
          limits,
          folder);
    }

    private Shop(ShopHttp http, ClipDownloadLimits limits, Path folder) {
      this(http, new HttpClipSource(http, limits), folder);
    }

    private Shop(ShopHttp http, HttpClipSource source, Path folder) {
      this(http, source, new FileClipStore(folder, source));
    }

    /** Whose clips come from this machine. */
    static Shop here(long mostBytes, Path folder) {
      ClipDownloadLimits limits =
          new ClipDownloadLimits(
              List.of("127.0.0.1"),
              true,
              mostBytes,
              "a setting raises it",
              MinimumSpeed.standard());
      return new Shop(limits, Option.none(), Option.none(), folder);
    }

    static Shop live() {
      return live(Option.none(), Option.none());
    }

    static Shop live(OkHttpClient client) {
      return live(Option.some(client), Option.none());
    }

    static Shop live(Option<OkHttpClient> client, Option<ProxyRules> proxies) {
      return new Shop(LIVE, client, proxies, Path.of("unused"));
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
