package dev.kinoport.emulator.tape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is hidden is found wherever it turns up, and a crowd of keys slows nobody down. */
final @Timeout(300) class ScrubberTest {
  private final Scrubber scrubber = new Scrubber(false);

  /** Each was once looked for in a list of all others, which was then sorted. */
  @Test
  void aCrowdOfKeysIsLearnedAndTakenOutOfEveryText() {
    int keys = 100_000;
    for (int i = 0; i < keys; i++) {
      scrubber.key(Option.some("Key %032x:%032x".formatted(i, i + keys)));
    }
    for (int i = 0; i < keys; i += 100) {
      assertThat(scrubber.text("it is %032x, and a word".formatted(i)))
          .isEqualTo("it is ***, and a word");
    }
    assertThat(scrubber.text("%032x".formatted(3 * keys))).doesNotContain("*");
  }

  @ParameterizedTest
  @CsvSource({
    "abcdefgh, ***",
    "abcdefghij, ***",
    "abcdefghi, ***i",
    "xabcdefghijx, x***x",
    "abcdefghabcdefgh, ******",
    "abcdefgabcdefgh, abcdefg***",
    "abcdefghijkl, ***",
    "abcdefg, abcdefg",
    "ghijkl, ghijkl",
    "k1, ***"
  })
  void theLongestThatIsThereIsTakenOut(String text, String clean) {
    for (String key : new String[] {"abcdefgh", "abcdefghij", "abcdefghzz", "fghijkl", "k1"}) {
      scrubber.key(Option.some("Bearer " + key));
    }
    assertThat(scrubber.text(text)).isEqualTo(clean);
  }

  @Test
  void promptsAreTakenOutLikeKeys() {
    scrubber.input(JsonText.read("{\"prompt\": \"a kite over the hills\"}").get());
    assertThat(scrubber.text("you said: a kite over the hills!")).isEqualTo("you said: ***!");
  }
}
