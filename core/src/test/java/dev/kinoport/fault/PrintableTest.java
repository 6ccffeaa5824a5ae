package dev.kinoport.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(
      ints = {0x00, 0x1B, 0x7F, 0x85, 0x9B, 0x200E, 0x202E, 0x2066, 0x061C, 0xFEFF, 0xE0041})
  void movesNoCursorAndTurnsNoWritingRound(int character) {
    String text = "a" + Character.toString(character) + "b";

    assertThat(Printable.line(text)).isEqualTo("a\uFFFDb");
    assertThat(Printable.firstOddity(text))
        .containsExactly("U+%04X as character 2".formatted(character));
  }

  @ParameterizedTest
  @ValueSource(ints = {'\n', '\r', '\t', 0x2028, 0x2029})
  void isOneLine(int end) {
    String text = Character.toString(end) + "b";

    assertThat(Printable.line(text)).isEqualTo(" b");
    assertThat(Printable.firstOddity(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a kite",
        "دراجة",
        "می\u200Cخواهم",
        "אופניים",
        "👩\u200D👩\u200D👧",
        "中文",
        "é",
        "\u00A0"
      })
  void leavesEveryScriptAlone(String text) {
    assertThat(Printable.line(text)).isEqualTo(text);
    assertThat(Printable.firstOddity(text)).isEmpty();
  }

  @Test
  void halfOfACharacterIsNone() {
    assertThat(Printable.line("a\uD83Db")).isEqualTo("a\uFFFDb");
  }
}
