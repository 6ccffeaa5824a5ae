package dev.kinoport.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that a shop told is taken as it is meant, and nothing else is. */
class ClipLocationTest {
  private static final String HOST = "https://clips.example/";

  @ParameterizedTest
  @CsvSource({
    "https://clips.example/a.mp4?s=1, https://clips.example/a.mp4?s=1",
    "'  https://clips.example/a.mp4\n', https://clips.example/a.mp4",
    "https://clips.example/a b.mp4, https://clips.example/a%20b.mp4",
    "/files/a.mp4, /files/a.mp4"
  })
  void anAddressIsTakenAsItIsMeant(String told, URI meant) {
    assertThat(ClipLocation.read(told)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "data:video/mp4;base64,AAAA", "DATA:,x", "http://[", ":"})
  void whatIsNoAddressIsNone(String told) {
    assertThat(ClipLocation.read(told)).isEmpty();
  }

  @Test
  void whatWouldFillTheJournalIsNone() {
    String longest = HOST + "a".repeat(16 * 1024 - HOST.length());

    assertThat(ClipLocation.read(longest)).isNotEmpty();
    assertThat(ClipLocation.read(longest + "a")).isEmpty();
  }
}
