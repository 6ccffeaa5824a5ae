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
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
        "::ffff:10.0.0.1"
      })
  void anAllowedNameThatLeadsInsideIsForbidden(String inside) {
    OkHttpClient rebound =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getByName(inside))).build();
    try (Fal fal = Fal.open(FalConfig.of("id:secret").client(rebound))) {
      assertThat(fal.clipSource().open(URI.create("https://v3.fal.media/x.mp4"), 0).getLeft())
          .isInstanceOf(ClipFailure.Forbidden.class);
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
