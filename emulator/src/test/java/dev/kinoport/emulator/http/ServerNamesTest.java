package dev.kinoport.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNamesTest {
  private final ServerNames names = new ServerNames(8900, Option.some("kinoport:8900"));

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8900", "[::1]", "[::1]:80", "kinoport:1"})
  void aNameWithItsPortIsHere(String authority) {
    assertThat(names.isHere(authority)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:",
        "localhost:1@evil.example",
        "127.0.0.1:x<script>",
        "localhost:123456",
        "kinoport:1@evil.example",
        "evil.example",
        "127.0.0.1.evil.example:80"
      })
  void whatStandsForAPortIsOne(String authority) {
    assertThat(names.isHere(authority)).isFalse();
    assertThat(ServerNames.isLoopback("http://" + authority)).isFalse();
  }
}
