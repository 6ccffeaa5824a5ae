package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.emulator.tape.record.TapeRecorder;
import dev.kinoport.emulator.tape.replay.TapePlayer;
import dev.kinoport.fake.Life;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of somebody else's puts up here is not one of our pages. */
@Timeout(300)
final class UntrustedFilesTest {
  private static final String INITIATE =
      "/rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3";

  @TempDir private Path place;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "TEXT/HTML; charset=utf-8",
        "application/xhtml+xml",
        "image/svg+xml",
        "text/xml",
        "application/pdf",
        "text/javascript",
        "multipart/x-mixed-replace",
        "image/png, text/html",
        "image/png;x=1,text/html",
        "nonsense"
      })
  void fileThatABrowserWouldRunIsKeptAndNotShown(String type) {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer file = wire.fetch(uploaded(wire, wire.server().address(), type));
      assertThat(file.body()).isEqualTo("<script>");
      assertThat(file.header("content-type")).isEqualTo(type);
      assertThat(file.header("content-disposition")).isEqualTo("attachment");
      assertConfined(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "video/mp4", "audio/mpeg", "text/plain; charset=utf-8"})
  void fileThatABrowserOnlyShowsIsShown(String type) {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer file = wire.fetch(uploaded(wire, wire.server().address(), type));
      assertThat(file.header("content-disposition")).isEmpty();
      assertConfined(file);
    }
  }

  @Test
  void whateverAShopAnswersIsNoPageOfOurs() {
    try (Wire wire = Wire.with(Life.instant())) {
      for (String path :
          new String[] {
            "/__bill", "/__ca.pem", "/healthz", "/v1/videos", "/replicate.delivery/x", "/x/<b>"
          }) {
        assertConfined(wire.get(path.replace("<b>", "%3Cb%3E")));
      }
    }
  }

  @Test
  void tapePlaysNothingThatABrowserRuns() {
    Path file = place.resolve("shop.tape");
    try (Wire wire = Wire.with(Life.instant())) {
      String path;
      try (TapeRecorder recorder = TapeRecorder.before(wire.server().address()).start(file)) {
        String address = uploaded(wire, recorder.address(), "text/html");
        Wire.Answer handedOn = wire.fetch(address);
        assertThat(handedOn.header("content-disposition")).isEqualTo("attachment");
        assertConfined(handedOn);
        path = URI.create(address).getPath();
      }
      try (TapePlayer player = TapePlayer.of(Tape.read(file).get(), 0, call -> {})) {
        Wire.Answer played = wire.fetch(player.address() + path);
        assertThat(played.status()).isEqualTo(200);
        assertThat(played.header("content-type")).isEqualTo("text/html");
        assertThat(played.header("content-disposition")).isEqualTo("attachment");
        assertConfined(played);
        assertConfined(wire.fetch(player.address() + "/__tape"));
      }
    }
  }

  private static String uploaded(Wire wire, URI server, String type) {
    Wire.Answer begun =
        wire.post(
            server + INITIATE, "{\"content_type\": \"%s\", \"file_name\": \"a\"}".formatted(type));
    URI upload = URI.create(begun.text("upload_url"));
    assertThat(
            wire.send(HttpRequest.newBuilder(upload).PUT(BodyPublishers.ofString("<script>")))
                .status())
        .isEqualTo(200);
    return begun.text("file_url");
  }

  private static void assertConfined(Wire.Answer answer) {
    assertThat(answer.response().headers().allValues("content-security-policy"))
        .singleElement()
        .asString()
        .startsWith("sandbox; default-src 'none'")
        .doesNotContain("allow-", "script-src");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
  }
}
