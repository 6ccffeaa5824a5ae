package dev.kinoport.http;

import static org.assertj.core.api.Assertions.assertThat;

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
}
