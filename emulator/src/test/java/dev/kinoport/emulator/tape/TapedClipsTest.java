package dev.kinoport.emulator.tape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.tape.replay.TapePlayer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside a tape may be a stranger's, as the tape may. */
@Timeout(300)
final class TapedClipsTest {
  private static final String NAME = "0123456789abcdef".repeat(4);
  private static final String PATH = "/files/b/1/kite.mp4";

  @TempDir private Path place;

  @AutoClose
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Path clip;

  @BeforeEach
  void makeRoomForClips() throws IOException {
    clip = Files.createDirectories(Tape.clipsOf(file())).resolve(NAME);
  }

  private Path file() {
    return place.resolve("shop.tape");
  }

  /** A tape on which one file was fetched. */
  private TapePlayer playing(String sha256) throws IOException {
    Files.writeString(
        file(),
        """
        {"format":"kinoport tape 1","at":"2026-12-01T12:00:00Z","upstream":"fal","prompts":true,"clips":true}
        {"n":1,"call":{"method":"GET","host":"v3b.fal.media","path":"%s","headers":{}},\
        "answer":{"status":200,"headers":{},"bytes":{"sha256":"%s","length":9,"type":"video/mp4"}}}
        """
            .formatted(PATH, sha256));
    return TapePlayer.of(Recording.read(file()), 0, call -> {});
  }

  private HttpResponse<byte[]> asked(TapePlayer player, String method, String range)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(player.address() + "/v3b.fal.media" + PATH))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Range", range)
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static String tape(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("x-kinoport-tape").orElse("");
  }

  @Test
  void clipBesideTheTapeIsServedByRange() throws Exception {
    Files.writeString(clip, "0123456789");

    try (TapePlayer player = playing(NAME)) {
      HttpResponse<byte[]> part = asked(player, "GET", "bytes=3-5");

      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.headers().firstValue("content-range")).hasValue("bytes 3-5/10");
      assertThat(part.body()).asString(StandardCharsets.US_ASCII).isEqualTo("345");
      assertThat(tape(part)).isEqualTo("1");
      assertThat(asked(player, "GET", "bytes=10-").statusCode()).isEqualTo(416);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linkBesideTheTapeIsNotFollowed() throws Exception {
    Path secret = Files.writeString(place.resolve("secret"), "nobody's business");
    Files.createSymbolicLink(clip, secret);

    try (TapePlayer player = playing(NAME)) {
      HttpResponse<byte[]> answer = asked(player, "GET", "bytes=0-");

      assertThat(tape(answer)).isEqualTo("1; stand-in");
      assertThat(answer.body())
          .asString(StandardCharsets.ISO_8859_1)
          .doesNotContain("nobody's business")
          .contains("ftyp");
    }
  }

  /** It has no room in an array, and need not have room in memory. */
  @Test
  void hugeClipIsServedFromItsFile() throws Exception {
    long length = 3L * 1024 * 1024 * 1024;
    try (RandomAccessFile huge = new RandomAccessFile(clip.toFile(), "rw")) {
      huge.setLength(length);
      huge.seek(length - 4);
      huge.write("last".getBytes(StandardCharsets.US_ASCII));
    }

    try (TapePlayer player = playing(NAME)) {
      HttpResponse<byte[]> end = asked(player, "GET", "bytes=-4");

      assertThat(end.statusCode()).isEqualTo(206);
      assertThat(end.headers().firstValue("content-range"))
          .hasValue("bytes %d-%d/%d".formatted(length - 4, length - 1, length));
      assertThat(end.body()).asString(StandardCharsets.US_ASCII).isEqualTo("last");
      assertThat(asked(player, "HEAD", "bytes=0-").headers().firstValue("content-length"))
          .hasValue(Long.toString(length));
    }
  }

  @Test
  void digestThatIsNoneIsNoNameOfAFile() throws Exception {
    for (String digest : new String[] {"a\\u0000b", "../shop.tape", "", "x".repeat(5_000)}) {
      try (TapePlayer player = playing(digest)) {
        HttpResponse<byte[]> answer = asked(player, "GET", "bytes=0-");

        assertThat(answer.statusCode()).as(digest).isEqualTo(206);
        assertThat(tape(answer)).as(digest).isEqualTo("1; stand-in");
      }
    }
  }
}
