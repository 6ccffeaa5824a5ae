package dev.kinoport.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDigestTest {
  private static String digest(String json) {
    return JsonDigest.of(JsonText.read(json).get());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "{\"a\":1,\"b\":[true,null]}|{\"b\":[true,null],\"a\":1.0}",
        "0|-0.00",
        "100|1e2",
        "\"a\\u0062\"|\"ab\""
      })
  void whatIsEqualHasTheSameDigest(String one, String other) {
    assertThat(JsonText.read(one).get()).isEqualTo(JsonText.read(other).get());
    assertThat(digest(one)).isEqualTo(digest(other)).matches("[0-9a-f]{64}");
  }

  @Test
  void whatIsDifferentHasAnother() {
    List<String> all =
        Stream.of(
                "{}",
                "[]",
                "null",
                "true",
                "false",
                "0",
                "10",
                "-10",
                "\"\"",
                "\"0\"",
                "\"\\ud800\"",
                "\"?\"",
                "[[],[]]",
                "[[[]]]",
                "[\"a\",\"b\"]",
                "[\"ab\",\"\"]",
                "[\"b\",\"a\"]",
                "{\"a\":\"b\"}",
                "{\"ab\":\"\"}",
                "{\"a\":null}",
                "{\"a\":{},\"b\":1}",
                "{\"a\":{\"b\":1}}")
            .map(JsonDigestTest::digest)
            .toList();
    assertThat(all).doesNotHaveDuplicates();
  }
}
