package dev.kinoport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireJsonTest {
  @ParameterizedTest
  @CsvSource({
    "'\"7\"', 7",
    "7, 7",
    "500, 500",
    "176844028768320100, 176844028768320100",
    "7.50, 7.5",
    "0.0, 0",
    "-20, -20",
    "1e3, 1000",
    "1e200, 1e200",
  })
  void aNumberWhereATextShouldBeIsItsDigits(String written, String text) {
    assertThat(WireJson.text(WireJson.object("{\"id\":" + written + "}"), "id")).contains(text);
  }

  @Test
  void aMediaTypeIsAShortLineOrNone() {
    Json.Members clip =
        Json.object()
            .with("good", "video/mp4; codecs=\"avc1, mp4a\"")
            .with("blank", " ")
            .with("lines", "video/mp4\r\nX: y")
            .with("escape", "video/\u001b[2Jmp4")
            .with("long", "video/" + "m".repeat(200));

    assertThat(WireJson.mediaType(clip, "good")).contains("video/mp4; codecs=\"avc1, mp4a\"");
    for (String bad : List.of("blank", "lines", "escape", "long", "absent")) {
      assertThat(WireJson.mediaType(clip, bad)).as(bad).isEmpty();
    }
  }
}
