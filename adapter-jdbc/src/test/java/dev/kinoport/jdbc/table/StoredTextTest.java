package dev.kinoport.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.jdbc.event.EventDice;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredTextTest {
  @Test
  void ordinaryNamesStayAsTheyAre() {
    assertThat(StoredText.name("order-17 \u20ac \ud83e\ude81 \n '\""))
        .isEqualTo("order-17 \u20ac \ud83e\ude81 \n '\"");
  }

  @Test
  void whatNoDatabaseTakesIsWrittenOut() {
    assertThat(StoredText.name("a\u0000b\ud800\\")).isEqualTo("a\\u0000b\\ud800\\\\");
    assertThat(StoredText.name("\ud800\ud83e\ude81\udc00")).isEqualTo("\\ud800\ud83e\ude81\\udc00");
  }

  @Test
  void namesComeBackAndDifferentOnesStayDifferent() {
    Map<String, String> stored = new HashMap<>();
    EventDice dice = new EventDice(7);
    for (int i = 0; i < 50_000; i++) {
      String name = dice.text();
      assertThat(StoredText.original(StoredText.name(name))).isEqualTo(name);
      String other = stored.putIfAbsent(StoredText.name(name), name);
      assertThat(other == null || other.equals(name)).as("%s", name).isTrue();
    }
  }
}
