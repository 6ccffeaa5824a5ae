package dev.kinoport.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> WORDS =
      List.of("prompt", "first_frame", "duration", "resolution", "768P", "512P", "true", "false");

  @ParameterizedTest
  @CsvSource({
    "768p, 768P", "promt, prompt", "firstFrame, first_frame", "Resolutoin, resolution",
    "True, true", "dur, duration", "first-frame, first_frame", "760P, 768P"
  })
  void guessesTheNearest(String typed, String word) {
    assertThat(Spelling.nearest(typed, WORDS)).contains(word);
  }

  @ParameterizedTest
  @CsvSource({"1080P", "last_frame", "seed", "''", "x", "6"})
  void keepsSilentWhenNothingIsNear(String typed) {
    assertThat(Spelling.nearest(typed, WORDS)).isEmpty();
  }

  @Test
  void theNearestComesFirst() {
    assertThat(Spelling.near("frames", List.of("frame", "frames", "first_frames")))
        .containsExactly("frames", "frame", "first_frames");
  }
}
