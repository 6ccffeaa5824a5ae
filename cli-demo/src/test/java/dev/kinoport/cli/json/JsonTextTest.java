package dev.kinoport.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void aDocumentIsIndented() {
    Json document =
        new Json.Members()
            .put("text", "a")
            .put("flag", true)
            .put("count", 3)
            .put("amount", new BigDecimal("0.10"))
            .put("none", Json.NULL)
            .put("empty", new Json.Members())
            .put("list", Json.texts(List.of("a", "b")))
            .put("nothing", Json.texts(List.of()));

    assertThat(JsonText.of(document))
        .isEqualTo(
            """
            {
              "text": "a",
              "flag": true,
              "count": 3,
              "amount": 0.10,
              "none": null,
              "empty": {},
              "list": [
                "a",
                "b"
              ],
              "nothing": []
            }\
            """);
  }

  @Test
  void textIsEscaped() {
    assertThat(JsonText.of(new Json.Text("\"\\\n\r\t\b\u0001\u007f\u2028 é 🪁")))
        .isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0008\\u0001\\u007f\\u2028 é 🪁\"");
  }

  @Test
  void halfACharacterIsWrittenSoThatItSurvives() {
    assertThat(JsonText.of(new Json.Text("a\ud83eb"))).isEqualTo("\"a\\ud83eb\"");
  }

  @Test
  void anotherReaderReadsWhatWasWritten() throws IOException {
    SplittableRandom dice = new SplittableRandom(20261121);
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      dice.ints(8, 0, 0x3000).forEach(text::appendCodePoint);
      Json document = new Json.Members().put(text.toString(), text.toString());

      Object read =
          new Moshi.Builder().build().adapter(Object.class).fromJson(JsonText.of(document));

      assertThat(read).isEqualTo(Map.of(text.toString(), text.toString()));
    }
  }
}
