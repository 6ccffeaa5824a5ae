package dev.kinoport.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"b\":1,\"a\":[true,false,null,\"\",{}]}",
        "1.10",
        "12345678901234567890.5",
        "\"line\\nbreak, \\t, \\\" and \\\\\"",
        "\"\u4f60\u597d, \ud83e\ude81\""
      })
  void whatIsReadIsWrittenAsItWas(String text) {
    assertThat(JsonText.write(read(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"half \ud83e of a pair", "\ude81", "\u0000\u001f\u007f\u2028\u2029"})
  void everyTextComesBackFromItsBytes(String text) {
    Json value = new Json.Text(text);

    assertThat(JsonText.read(JsonText.bytes(value)).get()).isEqualTo(value);
  }

  @Test
  void whatIsNoCharacterByItselfIsEscaped() {
    assertThat(JsonText.write(new Json.Text("\u202e \u200d \u200e")))
        .isEqualTo("\"\\u202e \u200d \\u200e\"");
    assertThat(JsonText.write(new Json.Text("\ud83e x \u2028 \u009b")))
        .isEqualTo("\"\\ud83e x \\u2028 \\u009b\"");
  }

  /** Half a minute if each had a text format of its own. */
  @Test
  @Timeout(300)
  void controlsByTheMillionAreWrittenAsAnyOther() {
    int length = 10_000_000;

    assertThat(JsonText.write(new Json.Text("\u007f\u0000".repeat(length))))
        .hasSize(12 * length + 2)
        .startsWith("\"\\u007f\\u0000\\u007f");
  }

  @Test
  void aDocumentForEyesIsIndented() {
    assertThat(JsonText.indented(read("{\"a\":1,\"none\":{},\"list\":[\"x\",[]]}")))
        .isEqualTo(
            """
            {
              "a": 1,
              "none": {},
              "list": [
                "x",
                []
              ]
            }\
            """);
  }

  @Test
  void aLineForEyesHasASpaceBehindEachColon() {
    assertThat(JsonText.spaced(read("{\"a\":1,\"b\":[{}]}"))).isEqualTo("{\"a\": 1,\"b\": [{}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[1,]", "{} {}", "{\"a\":1 \"b\":2}", "nul", "1e999999999", "'a'", "NaN"})
  void whatIsNoJsonIsRefusedWithAReason(String text) {
    assertThat(JsonText.read(text.getBytes(StandardCharsets.UTF_8)).getLeft()).isNotEmpty();
  }

  @Test
  void nestingWithoutEndIsRefused() {
    byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    assertThat(JsonText.read(deep).isLeft()).isTrue();
  }

  @Test
  void aMemberThatIsNullCountsAsNone() {
    Json.Members members = (Json.Members) read("{\"a\":null,\"b\":2,\"c\":\"x\"}");

    assertThat(members.find("a").isEmpty()).isTrue();
    assertThat(members.number("b")).containsExactly(BigDecimal.TWO);
    assertThat(members.text("b").isEmpty()).isTrue();
    assertThat(members.text("c")).containsExactly("x");
  }

  @Test
  void anAbsurdNumberDoesNotHideWhatMustNotBeLost() {
    String text = "{\"seed\":1e999999999,\"digits\":%s,\"id\":\"r-1\"}".formatted("9".repeat(500));
    assertThat(JsonText.read(text).isLeft()).isTrue();

    Json.Members members = (Json.Members) JsonText.readAsItComes(text).get();

    assertThat(members.text("seed")).containsExactly("1e999999999");
    assertThat(members.text("digits")).containsExactly("9".repeat(500));
    assertThat(members.text("id")).containsExactly("r-1");
  }

  @Test
  void aNumberIsWhatItIsWorth() {
    assertThat(read("{\"a\":[1.0,0]}"))
        .isEqualTo(read("{\"a\":[1,0.00]}"))
        .hasSameHashCodeAs(read("{\"a\":[10e-1,0]}"))
        .isNotEqualTo(read("{\"a\":[1.1,0]}"));
  }

  private static Json read(String text) {
    return JsonText.read(text.getBytes(StandardCharsets.UTF_8)).get();
  }

  @Test
  void aFaultBehindANameOfControlsIsOneLine() {
    assertThat(JsonText.read("{\"a\rb\u001bc\":1e99}").getLeft())
        .contains("a\\u000db\\u001bc")
        .doesNotContain("\r", "\u001b");
  }
}
