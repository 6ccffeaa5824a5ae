package dev.kinoport.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips come from allowed places only, whole, and on from where they were. */
class ClipsTest {
  private static final byte[] CLIP = "0123456789".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void aClipIsReadFromTheStartWithoutTheKey() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        Fal fal = fal(server)) {
      ClipStream stream = open(fal, server, 0).get();

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
    try (RawServer server =
            new RawServer(
                r -> RawServer.bytes(206, "video/mp4", rest, "Content-Range: bytes 6-9/10"));
        Fal fal = fal(server)) {
      ClipStream stream = open(fal, server, 6).get();

      try (InputStream body = stream.body()) {
        assertThat(body.readAllBytes()).isEqualTo(rest);
      }
      assertThat(stream.offset()).isEqualTo(6);
      assertThat(stream.length()).isEqualTo(Option.of(10L));
      assertThat(server.received().getFirst().header("range")).isEqualTo("bytes=6-");
    }
  }

  @Test
  void aServerWithoutRangesStartsAnew() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        Fal fal = fal(server)) {
      ClipStream stream = open(fal, server, 6).get();

      assertThat(stream.offset()).isZero();
      stream.body().close();
    }
  }

  @Test
  void aPartThatWasNotAskedForIsNotTaken() throws Exception {
    try (RawServer server =
            new RawServer(
                r -> RawServer.bytes(206, "video/mp4", CLIP, "Content-Range: bytes 3-9/10"));
        Fal fal = fal(server)) {
      assertThat(open(fal, server, 6).getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
    }
  }

  @Test
  void aPartThatWasNotAskedForIsNotAskedForAgain() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.headers().containsKey("range")
                    ? RawServer.bytes(206, "video/mp4", CLIP, "Content-Range: bytes 3-9/10")
                    : RawServer.bytes(200, "video/mp4", CLIP));
        Fal fal = fal(server)) {
      ClipStream stream = open(fal, server, 6).get();

      assertThat(stream.offset()).isZero();
      stream.body().close();
    }
  }

  @Test
  void aClipGoesOnOnlyIfItIsStillTheSame() throws Exception {
    try (RawServer server =
            new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP, "ETag: \"one\""));
        Fal fal = fal(server)) {
      open(fal, server, 0).get().body().close();
      open(fal, server, 6).get().body().close();

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
        Fal fal = fal(server)) {
      open(fal, server, 0).get().body().close();
      ClipStream stream = open(fal, server, 6).get();

      assertThat(stream.offset()).isZero();
      stream.body().close();
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void aPackedClipIsDamaged() throws Exception {
    try (RawServer server =
            new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP, "Content-Encoding: gzip"));
        Fal fal = fal(server)) {
      assertThat(open(fal, server, 0).getLeft()).isInstanceOf(ClipFailure.Damaged.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "video/webm",
        "application/mp4",
        "application/octet-stream",
        "binary/octet-stream"
      })
  void whatMayBeAVideoIsTaken(String type) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, type, CLIP));
        Fal fal = fal(server)) {
      open(fal, server, 0).get().body().close();
    }
  }

  @Test
  void aProxyInsideIsNoClipFromInside() throws Exception {
    OkHttpClient home =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getLoopbackAddress())).build();
    try (RawServer proxy = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP))) {
      Proxy way =
          new Proxy(
              Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", proxy.port()));
      try (Fal fal = Fal.open(FalConfig.of("id:secret").client(home).proxy(way))) {
        URI clip = URI.create("http://v3.fal.media/x.mp4");

        fal.clipSource().open(clip, 0).get().body().close();
        assertThat(proxy.received().getFirst().target()).isEqualTo(clip.toString());
        assertThat(proxy.received().getFirst().headers()).doesNotContainKey("authorization");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:%d/x", "http://127.1:%d/x", "http://[::ffff:7f00:1]:%d/x"})
  void anAllowedAddressInsideIsForbiddenAllTheSame(String form) throws Exception {
    try (RawServer inside = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP))) {
      URI place = URI.create(form.formatted(inside.port()));
      FalLimits limits =
          FalLimits.standard().clipsFrom(List.of("127.0.0.1", "127.1", "[::ffff:7f00:1]"), false);
      try (Fal fal = Fal.open(FalConfig.of("id:secret").limits(limits))) {
        assertThat(fal.clipSource().open(place, 0).getLeft())
            .isInstanceOf(ClipFailure.Forbidden.class);
        assertThat(inside.received()).isEmpty();
      }
    }
  }

  @Test
  void anEmulatorMayHaveTheAddressOfTheNewProtocol() {
    ClipHosts hosts = new ClipHosts(FalConfig.emulator(URI.create("http://[::1]:80")).limits());

    assertThat(hosts.complaint(HttpUrl.get("http://[::1]:80/x.mp4"))).isEqualTo(Option.none());
  }

  @Test
  void aClipThatIsHereAlreadyNeedsNoMoreBytes() throws Exception {
    try (RawServer server =
            new RawServer(
                r -> RawServer.bytes(416, "text/plain", new byte[0], "Content-Range: bytes */10"));
        Fal fal = fal(server)) {
      ClipStream stream = open(fal, server, 10).get();

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
                    ? RawServer.bytes(416, "text/plain", new byte[0], "Content-Range: bytes */10")
                    : RawServer.bytes(200, "video/mp4", CLIP));
        Fal fal = fal(server)) {
      ClipStream stream = open(fal, server, 12).get();

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
        Fal fal = fal(server)) {
      assertThat(open(fal, server, 0).getLeft().getClass().getSimpleName()).isEqualTo(failure);
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json", "image/png"})
  void whatIsNoVideoIsDamaged(String type) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, type, CLIP));
        Fal fal = fal(server)) {
      assertThat(open(fal, server, 0).getLeft()).isInstanceOf(ClipFailure.Damaged.class);
    }
  }

  @Test
  void anAnnouncedExcessIsForbiddenUnread() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        Fal fal = fal(server, 9)) {
      assertThat(open(fal, server, 0).getLeft()).isInstanceOf(ClipFailure.Forbidden.class);
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
        Fal fal = fal(server, 9);
        InputStream body = open(fal, server, 0).get().body()) {
      assertThatThrownBy(body::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessage("longer than allowed");
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
        Fal fal = fal(server)) {
      open(fal, server, 0).get().body().close();
      assertThat(server.received()).hasSize(2);

      URI evil = server.address().resolve("/v3.fal.media/evil");
      assertThat(fal.clipSource().open(evil, 0).getLeft())
          .isInstanceOf(ClipFailure.Forbidden.class);
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void redirectsEndSomeDay() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(302, "", "Location: /again"));
        Fal fal = fal(server)) {
      assertThat(open(fal, server, 0).getLeft()).isInstanceOf(ClipFailure.Forbidden.class);
      assertThat(server.received()).hasSize(6);
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
    try (Fal fal = Fal.open(FalConfig.of("id:secret"))) {
      assertThat(fal.clipSource().open(URI.create(address), 0).getLeft())
          .isInstanceOf(ClipFailure.Forbidden.class);
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
    try (Fal fal = Fal.open(FalConfig.of("id:secret").client(rebound))) {
      assertThat(fal.clipSource().open(URI.create("https://v3.fal.media/x.mp4"), 0).getLeft())
          .isInstanceOf(ClipFailure.Forbidden.class);
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
        Fal fal = Fal.open(FalConfig.emulator(server.address()).clips(folder))) {
      RemoteClip remote =
          new RemoteClip(
              server.address().resolve("/v3.fal.media/x.mp4"), Option.none(), Option.none());

      assertThat(fal.backend().clips().keep("gen-1", remote).getLeft())
          .isInstanceOf(ClipFailure.Interrupted.class);
      assertThat(folder.resolve("gen-1.mp4")).doesNotExist();
      var kept = fal.backend().clips().keep("gen-1", remote);

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

  private static Either<ClipFailure, ClipStream> open(Fal fal, RawServer server, long offset) {
    return fal.clipSource().open(server.address().resolve("/v3.fal.media/x.mp4"), offset);
  }

  private static Fal fal(RawServer server) {
    return Fal.open(FalConfig.emulator(server.address()));
  }

  private static Fal fal(RawServer server, long mostBytes) {
    FalConfig config = FalConfig.emulator(server.address());
    return Fal.open(config.limits(config.limits().clipBytes(mostBytes)));
  }
}
